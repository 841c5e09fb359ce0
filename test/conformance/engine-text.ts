import { parseExpressionText } from '../../src/arm/expression-parser.js';
import { arrayOf, isKnown, memberKey, objectOf, scalar, symbolicCall } from '../../src/values/construct.js';
import { evaluateExpression } from '../../src/evaluation/evaluate-expression.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import type { Frame, Names } from '../../src/evaluation/frame.js';
import type { Member, OpenMember, Value } from '../../src/values/value.js';
import type { Expression } from '../../src/template/expression.js';
import { ExpressionSyntaxError } from '../../src/template/expression.js';
import type { World } from './concretize.js';
import { overriding } from './frames.js';
import type { Side } from './judge.js';
import { isExpressionText, isList, isRecord, type Json } from './json.js';

type Evaluate = (text: string) => Value;

/** Reads what the engine left unevaluated in one prediction, with our own parser and evaluator; references in it stay what they are. */
export class EngineTexts {
  readonly #frame: Frame;
  readonly #instances: () => readonly Frame[];
  readonly #parsed = new Map<string, Expression | EvaluationError>();
  readonly #normal = new Map<string, Value>();
  readonly #sides = new Map<string, Side>();
  readonly #inWorlds = new WeakMap<World, Map<string, Value | EvaluationError>>();
  readonly #inInstance = new Map<string, Value>();

  /** `frame` is what the entry template's expressions see, `instances` what those of all templates do, once for each time that one is deployed. */
  constructor(frame: Frame, instances: () => readonly Frame[]) {
    this.#frame = { ...frame, names: asTheEngineLeaves(frame.names) };
    this.#instances = instances;
  }

  /** The engine's JSON as one side of a comparison. */
  side(json: Json): Side {
    if (typeof json !== 'string') return this.#sideOf(json);
    let side = this.#sides.get(json);
    if (side === undefined) this.#sides.set(json, (side = this.#sideOf(json)));
    return side;
  }

  #sideOf(json: Json): Side {
    return {
      normal: this.normal(json),
      key: JSON.stringify(json),
      in: (world, concretizer) => concretizer.concrete(valueOf(json, (text) => this.#inWorld(text, world))),
    };
  }

  #inWorld(text: string, world: World): Value {
    let values = this.#inWorlds.get(world);
    if (values === undefined) this.#inWorlds.set(world, (values = new Map<string, Value | EvaluationError>()));
    let value = values.get(text);
    if (value === undefined) values.set(text, (value = this.#valueIn(text, world)));
    if (value instanceof EvaluationError) throw value;
    return value;
  }

  #valueIn(text: string, world: World): Value | EvaluationError {
    try {
      return evaluateExpression(this.#parse(text), { ...this.#frame, names: namesIn(world, this.#frame.names) });
    } catch (error) {
      if (error instanceof EvaluationError) return error;
      throw error;
    }
  }

  /** The engine's JSON in our normal form. Text that does not parse or fails is a `fail` call. */
  normal(json: Json): Value {
    return valueOf(json, (text) => this.#remembered(text, text, this.#normal, this.#frame));
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

  /** Whether a text has names that are none of the entry template's: of a nested template, in a branch that the engine did not evaluate. */
  hasForeignNames(text: string): boolean {
    return this.#foreignNames(text).length > 0;
  }

  /** What the engine's JSON may mean where it has foreign names: each time as one of the nested deployments reads them, or others where that has none. */
  inInstances(json: Json): readonly Value[] {
    const foreign = this.#foreignNames(JSON.stringify(json));
    const having = foreign.length === 0 ? [] : this.#instances().filter(({ names }) => foreign.some((name) => hasName(names, name)));
    return having.map((instance) => this.#readIn(json, [instance, ...having.filter((other) => other !== instance)]));
  }

  #foreignNames(text: string): readonly ForeignName[] {
    return [...text.matchAll(/\b(parameters|variables)\('([^']*)'\)/gi)].flatMap(([, kind = '', name = '']): ForeignName[] => {
      if (kind.toLowerCase() === 'variables') return [{ kind: 'variables', name: memberKey(name) }];
      return this.#isForeign(name) ? [{ kind: 'parameters', name: memberKey(name) }] : [];
    });
  }

  /** The engine leaves no parameter of the entry template whose value it knows. */
  #isForeign(parameter: string): boolean {
    const { names } = this.#frame;
    const declaration = names.template.parameters.get(memberKey(parameter));
    return declaration === undefined || isKnown(names.parameter(parameter, declaration));
  }

  /** The engine's JSON with each foreign name read in the first of some nested deployments that has it. */
  #readIn(json: Json, instances: readonly Frame[]): Value {
    const [first] = instances;
    const own = this.#frame.names;
    const having = (kind: ForeignName['kind'], name: string): Names =>
      instances.find(({ names }) => hasName(names, { kind, name: memberKey(name) }))?.names ?? own;
    const names = overriding(own, {
      parameter: (name, span) => (this.#isForeign(name) ? having('parameters', name) : own).parameter(name, span),
      variable: (name, span) => having('variables', name).variable(name, span),
    });
    const frame = { ...this.#frame, scope: first?.scope ?? this.#frame.scope, names };
    const key = instances.map((instance) => instance.names.id).join('|');
    return valueOf(json, (text) => this.#remembered(text, `${key}|${text}`, this.#inInstance, frame));
  }

  #remembered(text: string, key: string, memory: Map<string, Value>, frame: Frame): Value {
    let value = memory.get(key);
    if (value === undefined) memory.set(key, (value = this.#attempt(text, frame)));
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

interface ForeignName {
  readonly kind: 'parameters' | 'variables';
  readonly name: string;
}

/** Whether a foreign name may be one of a template: a parameter is none of the entry template's, whatever that calls its own. */
function hasName({ id, template }: Names, { kind, name }: ForeignName): boolean {
  return template[kind].has(name) && (kind === 'variables' || id !== entryId);
}

const entryId = '';

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
      const isLeft = value.kind === 'unknown' && value.symbol.kind === 'call' && value.symbol.name === 'parameters';
      return isLeft ? world.parameter(value.symbol) : value;
    },
    follow: () => undefined,
  });
}

/** The same names but for variables and `deployment()`: where the engine leaves one it does not say of which template. */
function asTheEngineLeaves(names: Names): Names {
  return overriding(names, {
    parameter: (name, span) => (names.template.parameters.has(memberKey(name)) ? names.parameter(name, span) : leftByTheEngine(name)),
    variable: leftByTheEngine,
    deployment: () => symbolicCall('deployment', [], { type: 'object' }),
    follow: () => undefined,
  });
}

/** What stands in a branch that the engine did not evaluate may be a name of any nested template. */
function leftByTheEngine(name: string): never {
  throw new ForeignNameError(`the engine does not say of which template '${name}' is`);
}

/** A name has no value in any world, for it is one of another template. */
export class ForeignNameError extends EvaluationError {}

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
