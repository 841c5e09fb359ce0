import { parseExpressionText } from '../../src/arm/expression-parser.js';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import { isKnown, scalar } from '../../src/values/construct.js';
import { evaluateExpression } from '../../src/evaluation/evaluate-expression.js';
import { BudgetError, EvaluationError } from '../../src/values/evaluation-error.js';
import { printExpression } from '../../src/values/print.js';
import { entryScope } from '../../src/evaluation/target-scope.js';
import type { Value } from '../../src/values/value.js';
import { ExpressionSyntaxError } from '../../src/template/expression.js';
import { Source } from '../../src/text/source.js';
import { EngineTexts } from './engine-text.js';
import { plainFrame } from './frames.js';
import { Judge, jsonOf, valueSide } from './judge.js';
import type { Json } from './json.js';
import { type LeafClass, Tally } from './tally.js';

/** One template expression and what the engine made of it. */
export interface FunctionRow {
  readonly expression: string;
  readonly value?: Json;
  readonly error?: string;
  readonly symbolic?: string;
  /** Types of the parameters that have no value. */
  readonly unknown?: { readonly [parameter: string]: string };
  /** Set where the answer is not the engine's own. */
  readonly computed?: string;
}

export interface FunctionResults {
  readonly tally: Tally;
  readonly slowest: { readonly expression: string; readonly milliseconds: number };
}

const scope = entryScope('resourceGroup', {
  tenantId: '11111111-1111-1111-1111-111111111111',
  subscriptionId: '22222222-2222-2222-2222-222222222222',
  resourceGroup: 'rg-main',
  location: 'westeurope',
});

/** Milliseconds that an expression may take. */
export const longestTime = 50;

type Outcome = { readonly value: Value } | { readonly refusal: string };

/** Evaluates every expression and compares with what is recorded. */
export function compareRows(rows: readonly FunctionRow[]): FunctionResults {
  const tally = new Tally();
  let slowest = { expression: '', milliseconds: 0 };
  for (const row of rows) {
    const setup = setUp(row.unknown ?? {});
    const { outcome, milliseconds } = timed(row.expression, setup);
    if (milliseconds > slowest.milliseconds) slowest = { expression: row.expression, milliseconds };
    const leafClass = classOf(row, outcome, setup);
    if (leafClass === 'equal' || leafClass === 'symbolic equal') tally.add(leafClass);
    else
      tally.note({
        class: leafClass,
        case: 'functions',
        resource: row.expression,
        path: '',
        engine: answerOf(row),
        ours: 'value' in outcome ? printExpression(outcome.value) : `refused: ${outcome.refusal}`,
      });
  }
  return { tally, slowest };
}

/** The fastest of up to three runs: a busy machine can make any one slow. */
function timed(expression: string, setup: SetUp): { readonly outcome: Outcome; readonly milliseconds: number } {
  let fastest = Infinity;
  for (let run = 1; ; run++) {
    const start = performance.now();
    const outcome = attempt(expression, setup);
    fastest = Math.min(fastest, performance.now() - start);
    if (fastest < longestTime / 4 || run === 3) return { outcome, milliseconds: fastest };
  }
}

interface SetUp {
  readonly texts: EngineTexts;
  readonly frame: ReturnType<typeof plainFrame>;
  readonly judge: Judge;
}

const setUps = new Map<string, SetUp>();

function setUp(unknown: { readonly [parameter: string]: string }): SetUp {
  const key = JSON.stringify(unknown);
  let known = setUps.get(key);
  if (known === undefined) setUps.set(key, (known = newSetUp(unknown)));
  return known;
}

function newSetUp(unknown: { readonly [parameter: string]: string }): SetUp {
  const parameters = Object.fromEntries(Object.entries(unknown).map(([name, type]) => [name, { type }]));
  const text = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters,
    resources: [],
  };
  const template = readArmTemplate(new Source('functions.json', JSON.stringify(text)));
  if (template === undefined) throw new Error('the template around an expression is not read as one');
  const frame = plainFrame(template, {}, scope, scalar('main'));
  return { frame: { ...frame, scope }, texts: new EngineTexts(frame, () => []), judge: new Judge({ scope }, [], []) };
}

function attempt(expression: string, { frame }: SetUp): Outcome {
  try {
    return { value: evaluateExpression(parseExpressionText(`[${expression}]`), frame) };
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof BudgetError || error instanceof ExpressionSyntaxError)
      return { refusal: error.message };
    throw error;
  }
}

function classOf(row: FunctionRow, outcome: Outcome, { judge, texts }: SetUp): LeafClass {
  if (row.error !== undefined) return 'refusal' in outcome ? 'equal' : isKnown(outcome.value) ? 'wrong' : 'missed';
  if (!('value' in outcome)) return 'wrong';
  const { value } = outcome;
  if (row.symbolic !== undefined) {
    const verdict = judge.compare(texts.side(row.symbolic), valueSide(value), 'text').kind;
    if (verdict === 'differs') return 'wrong';
    return isKnown(value)
      ? 'beyond: the same for every value of the unknowns'
      : verdict === 'equal'
        ? 'symbolic equal'
        : 'symbolic undecided';
  }
  if (isKnown(value)) return exactly(jsonOf(value), row.value ?? null) ? 'equal' : 'wrong';
  const possible = judge.compare(valueSide(value), valueSide(texts.normal(row.value ?? null)), 'text').kind === 'equal';
  return possible || Object.keys(row.unknown ?? {}).length === 0
    ? 'missed'
    : 'accepted: the engine knows an answer that does not hold for every value';
}

/** Strict equality but for the order of members. */
function exactly(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function answerOf(row: FunctionRow): string {
  return row.error === undefined ? (row.symbolic ?? JSON.stringify(row.value)) : `refused: ${row.error}`;
}
