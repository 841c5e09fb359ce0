import { arrayOf, memberKey, objectOf, scalar, stringOf } from '../../src/values/construct.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import { evaluate, type EvaluationRequest } from '../../src/evaluation/evaluate.js';
import { printExpression } from '../../src/values/print.js';
import { substitute } from '../../src/functions/substitute.js';
import type { Symbolic, Value } from '../../src/values/value.js';
import type { Expression } from '../../src/template/expression.js';
import type { ParameterArgument, Template } from '../../src/template/template.js';
import type { RecordedCase } from './cases.js';
import type { CaseFacts } from './case-facts.js';
import type { Corpus } from './corpus.js';
import { comparedAsText } from './compared-as-text.js';
import { EngineTexts } from './engine-text.js';
import { plainFrame } from './frames.js';
import { segmentsOf } from './id-segments.js';
import type { Json } from './json.js';
import { Judge } from './judge.js';
import { once } from './memory.js';
import { partByPart } from './part-by-part.js';
import { mapPrediction, type OwnPrediction, predictionOf } from './prediction.js';
import { argumentsOf, literalArguments, literalBicepArguments, parameterFileDiagnostics, requestOf } from './request.js';
import { isTokenText, literalDefaults } from './tokens.js';
import type { GivenValues } from './worlds.js';
import { unfollowed } from './unfollowed.js';
import { type WrittenResource, WrittenResources } from './written-resources.js';

/** One case read, evaluated and ready to be compared. */
export interface CaseRun {
  readonly template: Template;
  readonly scope: DeploymentScope;
  readonly prediction: OwnPrediction;
  readonly facts: CaseFacts;
  /** Whether we refuse the template or its values too; asked after everything has been evaluated. */
  readonly refused: () => boolean;
}

/** Evaluates a case. `siblings` are the cases of the same template with made-up values. Throws where the template is not read as one. */
export function runCase(recorded: RecordedCase, siblings: readonly RecordedCase[], corpus: Corpus): CaseRun {
  const template = corpus.template(recorded.template);
  if (template === undefined) throw new Error(`${recorded.template} is not read as a template`);
  const request = requestOf(recorded, template, corpus);
  const deployment = evaluate(template, request);
  const { scope, name } = deployment;
  const placeholders = placeholderArguments(recorded, template, request, corpus);
  const literal = { ...request, parameters: new Map([...literalDefaults(template), ...(request.parameters ?? []), ...placeholders]) };
  const frame = plainFrame(template, literal, scope, name);
  const prediction = predictionOf(deployment);
  const judge = new Judge(
    { scope: frame.scope },
    siblings.map((sibling) => valuesOf(sibling.parameters ?? {})),
    segmentsOf(prediction.resources.map(({ id }) => id)),
    {
      conditions: () => [...written(), ...prediction.resources, ...own().resources].map(({ condition }) => condition),
      values: () => [
        ...[...written(), ...prediction.resources, ...own().resources].flatMap(({ id, body }) => [id, body()]),
        texts.normal(recorded.outputs ?? {}),
        prediction.outputs(),
      ],
    },
  );
  const own = once(() => unfollowed(template, literal, scope, name));
  const texts = new EngineTexts(frame, () => own().instances);
  const written = once(() => writtenByEngine(recorded, texts));
  const facts: CaseFacts = {
    name: recorded.name,
    unknownScope: recorded.scope?.subscriptionId === undefined,
    entryScope: scope,
    texts,
    written: new WrittenResources(written, () => own().resources),
    declared: () => own().resources,
    droppedTypes: () => own().droppedTypes,
    groupLocations: () => own().groupLocations,
    judge,
    isEscaped: recorded.template.includes('.bicep') ? plainTexts(template, corpus) : escapes(template),
    withPlaceholders: putting(literalValues(placeholders), scope),
    withSecureDefaults: putting(secureDefaults(template), scope),
    comparedAsText: (value) => comparedAsText(value, scope),
    agreesInKnownScope: false,
    print: printExpression,
  };
  return {
    template,
    scope,
    prediction,
    facts,
    refused: () => [...parameterFileDiagnostics(recorded, corpus), ...deployment.diagnostics].some(({ severity }) => severity === 'error'),
  };
}

function writtenByEngine({ predictedResources = [] }: RecordedCase, texts: EngineTexts): WrittenResource[] {
  return predictedResources.map(({ condition, ...body }) => ({
    type: body.type,
    id: texts.normal(body.id),
    condition: texts.normal(condition ?? true),
    body: once(() => texts.normal(body as Json)),
  }));
}

/** What a prediction becomes when values are put in for parameters that were unknown. */
export function withValues({ prediction, scope }: CaseRun, values: GivenValues): OwnPrediction {
  return mapPrediction(prediction, (value) => putIn(value, values, scope));
}

function isSecure(template: Template, parameter: string): boolean {
  return template.parameters.get(parameter)?.schema.type?.startsWith('secure') === true;
}

/** JSON values by lower-cased name. */
export function valuesOf(json: NonNullable<RecordedCase['parameters']>): GivenValues {
  return literalValues(argumentsOf(json));
}

function literalValues(given: ReadonlyMap<string, ParameterArgument>): GivenValues {
  const literal = [...given].flatMap(([name, { value }]) =>
    value !== undefined && isWhollyLiteral(value) ? [[name, value] as const] : [],
  );
  return new Map(literal.map(([name, value]) => [name, literalValue(value)]));
}

function literalValue(expression: Expression): Value {
  if (expression.kind === 'literal') return scalar(expression.value);
  if (expression.kind === 'array') return arrayOf(expression.items.map(literalValue));
  if (expression.kind !== 'object') throw new TypeError(`${expression.kind} in a literal value`);
  return objectOf(
    expression.properties.flatMap(({ key, value }) => (key.kind === 'key' ? [{ name: key.name, value: literalValue(value) }] : [])),
  );
}

/** What the file literally gives for parameters that the product takes for unknown. */
function placeholderArguments(
  recorded: RecordedCase,
  template: Template,
  request: EvaluationRequest,
  corpus: Corpus,
): Map<string, ParameterArgument> {
  const literal = literalValuesGiven(recorded, corpus);
  return new Map([...literal].filter(([name]) => !isWhollyLiteral(request.parameters?.get(name)?.value) && !isSecure(template, name)));
}

function literalValuesGiven({ template, parameterFile }: RecordedCase, corpus: Corpus): Map<string, ParameterArgument> {
  if (parameterFile !== undefined) return literalArguments(corpus.source(parameterFile));
  const file = corpus.bicepParameters(template);
  return file === undefined ? new Map<string, ParameterArgument>() : literalBicepArguments(file);
}

function isWhollyLiteral(value: Expression | undefined): boolean {
  switch (value?.kind) {
    case 'literal':
      return true;
    case 'array':
      return value.items.every(isWhollyLiteral);
    case 'object':
      return value.properties.every((property) => isWhollyLiteral(property.value));
    default:
      return false;
  }
}

/** What secure parameters are by default, where that is written literally. */
function secureDefaults(template: Template): GivenValues {
  return new Map(
    [...template.parameters].flatMap(([name, { defaultValue }]) =>
      isSecure(template, name) && defaultValue?.kind === 'literal' ? [[name, scalar(defaultValue.value)] as const] : [],
    ),
  );
}

function putting(values: GivenValues, scope: DeploymentScope): (value: Value) => Value {
  return (value): Value => putIn(value, values, scope);
}

function putIn(value: Value, values: GivenValues, scope: DeploymentScope): Value {
  const replace = (symbol: Symbolic): Value | undefined => {
    const named = symbol.kind === 'call' && symbol.scope === '' ? stringOf(symbol.arguments[0]) : undefined;
    if (named === undefined || symbol.kind !== 'call') return undefined;
    if (symbol.name === 'unknown' && isTokenText(named)) return scalar(named);
    return symbol.name === 'parameters' ? values.get(memberKey(named)) : undefined;
  };
  return partByPart(value, (part) => substitute(part, replace, { scope }));
}

/** Text in brackets that a Bicep file, or one that it loads, says: there it is text. */
function plainTexts(template: Template, corpus: Corpus): (text: string) => boolean {
  const spellings = (text: string): string[] => [text, text.replaceAll("'", "\\'"), JSON.stringify(text).slice(1, -1)];
  return (text) => [template.source.text, ...corpus.texts].some((file) => spellings(text).some((spelling) => file.includes(spelling)));
}

/** Whether a text stands in the template with the escape that keeps it literal, or in JSON that is a text there. */
function escapes({ source }: Template): (text: string) => boolean {
  const inText = (text: string): string => JSON.stringify(text).slice(1, -1);
  return (text) => source.text.includes(`[${inText(text)}`) || source.text.includes(inText(JSON.stringify(text)));
}
