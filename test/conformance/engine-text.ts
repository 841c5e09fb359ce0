import { parseExpressionText } from '../../src/arm/expression-parser.js';
import { arrayOf, isKnown, keyOf, objectOf, scalar, symbolicCall } from '../../src/values/construct.js';
import { evaluateExpression } from '../../src/evaluation/evaluate-expression.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import type { Frame, Names } from '../../src/evaluation/frame.js';
import type { Member, OpenMember, Value } from '../../src/values/value.js';
import type { Expression } from '../../src/template/expression.js';
import { ExpressionSyntaxError } from '../../src/template/expression.js';
import { Concretizer, type World } from './concretize.js';
import { overriding } from './frames.js';
import type { Side } from './judge.js';
import { isExpressionText, isList, isRecord, type Json } from './json.js';

type Evaluate = (text: string) => Value;

/** Reads what the engine left unevaluated in one prediction, with our own parser and evaluator. */
export class EngineTexts {
  readonly #frame: Frame;
  readonly #parsed = new Map<string, Expression | EvaluationError>();
  readonly #following: () => Frame;
  readonly #followed = new Map<string, Value>();
  #aliases = new Map<string, string>();
  readonly #conditional = new Map<string, EngineTexts>();
  readonly #normal = new Map<string, Value>();

  /** In `frame` references are opaque; in the one that `following` gives they lead to our own resources. */
  constructor(frame: Frame, following: () => Frame) {
    this.#following = following;
    this.#frame = { ...frame, names: asTheEngineLeaves(frame.names) };
  }

  /** The same texts where a condition holds: what is deployed under the same condition is then surely there to be referred to. */
  where(premise: Value): EngineTexts {
    if (premise.kind !== 'unknown') return this;
    const known = this.#conditional.get(keyOf(premise));
    if (known !== undefined) return known;
    const there = new EngineTexts(this.#frame, () => ({ ...this.#following(), premise }));
    there.#aliases = this.#aliases;
    this.#conditional.set(keyOf(premise), there);
    return there;
  }

  /** The engine's JSON as one side of a comparison. */
  side(json: Json): Side {
    return {
      normal: this.normal(json),
      key: JSON.stringify(json),
      in: (world, environment) => {
        const frame = { ...this.#frame, names: namesIn(world, this.#frame.names) };
        return new Concretizer(world, environment).concrete(valueOf(json, (text) => evaluateExpression(this.#parse(text), frame)));
      },
    };
  }

  /** The engine's JSON in our normal form. Text that does not parse or fails is a `fail` call. */
  normal(json: Json): Value {
    return valueOf(json, (text) => this.#remembered(text, this.#normal, this.#frame));
  }

  /** The same with references followed to our own resources; `location` is that of the resource group, where it is to be tried. */
  followed(json: Json, location?: Value): Value {
    const frame = this.#following();
    if (location === undefined) return valueOf(json, (text) => this.#remembered(this.#inOurWords(text), this.#followed, frame));
    return valueOf(json, (text) => this.#attempt(this.#inOurWords(text), { ...frame, scope: { ...frame.scope, location } }));
  }

  /** Whether a text is no expression although it has brackets around it. */
  isNoExpression(text: string): boolean {
    try {
      this.#parse(text);
      return false;
    } catch (error) {
      if (error instanceof EvaluationError) return true;
      throw error;
    }
  }

  /** Names in a text that are none of the entry template's: of a nested template, in a branch that the engine did not evaluate. */
  foreignNames(text: string): readonly string[] {
    return [...text.matchAll(/\b(parameters|variables)\('([^']*)'\)/gi)].flatMap(([, kind = '', name = '']) =>
      kind.toLowerCase() === 'variables' || this.#isForeign(name) ? [`${kind} ${name}`.toLowerCase()] : [],
    );
  }

  /** The engine leaves no parameter of the entry template whose value it knows. */
  #isForeign(parameter: string): boolean {
    const { names } = this.#frame;
    const declaration = names.template.parameters.get(parameter.toLowerCase());
    return declaration === undefined || isKnown(names.parameter(parameter, declaration));
  }

  /** The engine's JSON with references followed and foreign names read in one of our own nested deployments, or in `others` where it has none. */
  followedIn(json: Json, instance: Frame, others: readonly Frame[]): Value {
    const frame = this.#following();
    const has = (kind: 'parameters' | 'variables', name: string): Names =>
      [instance, ...others].find(({ names }) => names.template[kind].has(name.toLowerCase()))?.names ?? frame.names;
    const names = overriding(frame.names, {
      parameter: (name, span) => (this.#isForeign(name) ? has('parameters', name) : frame.names).parameter(name, span),
      variable: (name, span) => has('variables', name).variable(name, span),
    });
    return valueOf(json, (text) => this.#attempt(this.#inOurWords(text), { ...frame, scope: instance.scope, names }));
  }

  /** Lets references be followed by an id that the engine writes in a form of its own: `own` is the expression that we have for it. */
  learn(id: string, own: string): void {
    if (isExpressionText(id) && id.includes('filter(split(')) this.#aliases.set(id.slice(1, -1), own);
  }

  #inOurWords(text: string): string {
    let words = text;
    for (const [id, own] of this.#aliases) if (words.includes(id)) words = words.replaceAll(id, own);
    return words;
  }

  #remembered(text: string, memory: Map<string, Value>, frame: Frame): Value {
    let value = memory.get(text);
    if (value === undefined) memory.set(text, (value = this.#attempt(text, frame)));
    return value;
  }

  #attempt(text: string, frame: Frame): Value {
    try {
      return evaluateExpression(this.#parse(text), frame);
    } catch (error) {
      if (error instanceof EvaluationError) return symbolicCall('fail', [scalar(error.message)]);
      throw error;
    }
  }

  #parse(text: string): Expression {
    let parsed = this.#parsed.get(text);
    if (parsed === undefined) this.#parsed.set(text, (parsed = parse(text)));
    if (parsed instanceof EvaluationError) throw parsed;
    return parsed;
  }
}

function parse(text: string): Expression | EvaluationError {
  try {
    return parseExpressionText(text, Infinity);
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return new EvaluationError(`does not parse: ${error.message}`);
    throw error;
  }
}

/** The same names, parameters being what a world says. */
function namesIn(world: World, names: Names): Names {
  return overriding(names, {
    parameter: (name, span) => {
      const value = names.parameter(name, span);
      return value.kind === 'unknown' && value.symbol.kind === 'call' ? world.parameter(value.symbol) : value;
    },
    follow: () => undefined,
  });
}

/** The same names but for variables and `deployment()`: where the engine leaves one it does not say of which template. */
function asTheEngineLeaves(names: Names): Names {
  return overriding(names, {
    variable: leftByTheEngine,
    deployment: () => symbolicCall('deployment', [], { type: 'object' }),
    follow: () => undefined,
  });
}

/** What stands in a branch that the engine did not evaluate may be a name of any nested template. */
function leftByTheEngine(name: string): never {
  throw new EvaluationError(`the engine does not say of which template '${name}' is`);
}

function valueOf(json: Json, evaluate: Evaluate): Value {
  if (isList(json)) return arrayOf(json.map((item) => valueOf(item, evaluate)));
  if (isRecord(json)) return objectFrom(json, evaluate);
  return isExpressionText(json) ? evaluate(json) : scalar(json);
}

function objectFrom(json: { readonly [name: string]: Json }, evaluate: Evaluate): Value {
  const members: Member[] = [];
  const open: OpenMember[] = [];
  for (const [name, member] of Object.entries(json)) {
    const key = isExpressionText(name) ? evaluate(name) : scalar(name);
    const value = valueOf(member, evaluate);
    if (key.kind === 'unknown') open.push({ name: key, value });
    else members.push({ name: key.kind === 'scalar' ? String(key.value) : name, value });
  }
  return objectOf(members, open);
}
