import { keyOf, memberKey, stringOf, valueAt } from '../../src/values/construct.js';
import { BudgetError, EvaluationError } from '../../src/values/evaluation-error.js';
import type { FunctionEnvironment } from '../../src/functions/index.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { Concretizer, type World } from './concretize.js';
import type { Json } from './json.js';
import { sameJson } from './json.js';
import { ShapeBook } from './shapes.js';
import { type GivenValues, MadeUpWorld, type ToldScope, type WorldOptions } from './worlds.js';

/** One side of a comparison: its normal form, and its value in a world (throws `EvaluationError` where the engine would refuse). */
export interface Side {
  readonly normal: Value;
  /** Equal for equal sides. */
  readonly key: string;
  in(world: World, environment: FunctionEnvironment): Value;
}

/** `alike`: no world was found in which the engine's side has a value, but both have the same normal form. */
/** How two values compare: texts as they are; texts of ids, ignoring case and over names that Azure takes; conditions, over any names. */
export type Manner = 'text' | 'id' | 'condition';

export type Verdict =
  { readonly kind: 'equal' | 'alike' | 'undecided' } | { readonly kind: 'differs'; readonly engine: string; readonly ours: string };

/** Worlds in which the engine's side has to have a value. */
const wanted: { readonly [M in Manner]: number } = { text: 5, id: 5, condition: 10 };
const mostTrials = 28;
/** Ids are tried with plain words first: a name that is empty or has slashes is refused by Azure, whatever the engine makes of it. */
const mostPlainTrials = 12;

/** Compares expressions by putting several random values for everything unknown into both. */
export class Judge {
  readonly #environment: FunctionEnvironment;
  readonly #given: readonly GivenValues[];
  readonly #segments: readonly UnknownValue[];
  readonly #verdicts = new Map<string, Verdict>();

  /** `given` are sets of values that are tried besides random ones; `segments` are neither empty nor have slashes. */
  constructor(environment: FunctionEnvironment, given: readonly GivenValues[], segments: readonly UnknownValue[]) {
    this.#environment = environment;
    this.#segments = segments;
    this.#given = given.filter((values) => !segments.some((segment) => hasSlash(valueOfSegment(segment, values))));
  }

  /**
   * `equal` if both sides give the same in every world that was tried; `alike` or `undecided` if the engine's side has a value in none.
   * With `written`, references lead to those resources on both sides; with `oneSubscription`, all
   * subscriptions are the same; with `scope`, the entry template goes there; with `skipNull`, worlds in which the engine's side is null do not count.
   */
  compare(engine: Side, ours: Side, manner: Manner, options: WorldOptions & { readonly skipNull?: boolean } = {}): Verdict {
    const { written, oneSubscription = false, skipNull = false, scope } = options;
    const key = `${engine.key}|${ours.key}|${manner}|${written !== undefined}|${oneSubscription}|${skipNull}|${toldText(scope)}`;
    let verdict = this.#verdicts.get(key);
    if (verdict === undefined) this.#verdicts.set(key, (verdict = this.#judge(engine, ours, manner, options)));
    return verdict;
  }

  /** What values are in one world of plain words; undefined for one that has none there. */
  example(values: readonly Value[], seed: string): (value: Value) => Json | undefined {
    const world = new MadeUpWorld(seed, new ShapeBook(values, this.#segments), new Map(), { plain: true });
    const concretizer = new Concretizer(world, this.#environment);
    return (value) => outcome({ normal: value, key: '', in: () => concretizer.concrete(value) }, world, this.#environment);
  }

  #judge(engine: Side, ours: Side, manner: Manner, options: WorldOptions & { readonly skipNull?: boolean }): Verdict {
    const book = new ShapeBook([engine.normal, ours.normal], manner === 'condition' ? [] : this.#segments);
    let successes = 0;
    for (let trial = 0; trial < mostTrials && successes < wanted[manner]; trial++) {
      const plain = manner === 'id' && trial < mostPlainTrials;
      if (manner === 'id' && !plain && successes > 0) break;
      const given = (options.oneSubscription === true ? undefined : this.#given[trial]) ?? new Map<string, Value>();
      const world = (): World => new MadeUpWorld(`trial ${trial}`, book, given, { ...options, plain });
      const expected = outcome(engine, world(), this.#environment);
      if (expected === undefined || (options.skipNull === true && expected === null)) continue;
      successes++;
      const actual = outcome(ours, world(), this.#environment);
      if (actual === undefined)
        return { kind: 'differs', engine: JSON.stringify(expected), ours: failureOf(ours, world(), this.#environment) };
      if (!(manner === 'id' ? sameFolded(expected, actual) : sameJson(expected, actual)))
        return { kind: 'differs', engine: JSON.stringify(expected), ours: JSON.stringify(actual) };
    }
    if (successes > 0) return { kind: 'equal' };
    return { kind: keyOf(engine.normal) === keyOf(ours.normal) ? 'alike' : 'undecided' };
  }
}

function toldText(scope: ToldScope | undefined): string {
  return [...(scope ?? [])].map(([name, member]) => `${name}.${member.name}=${keyOf(member.value)}`).join();
}

function valueOfSegment({ symbol }: UnknownValue, values: GivenValues): Value | undefined {
  if (symbol.kind === 'access') return valueAt(valueOfSegment(symbol.base, values), stringOf(symbol.member) ?? '');
  return symbol.kind === 'call' ? values.get(memberKey(stringOf(symbol.arguments[0]) ?? '')) : undefined;
}

function hasSlash(value: Value | undefined): boolean {
  return stringOf(value)?.includes('/') === true;
}

/** A value of ours as a side. */
export function valueSide(value: Value): Side {
  return { normal: value, key: keyOf(value), in: (world, environment) => new Concretizer(world, environment).concrete(value) };
}

function outcome(side: Side, world: World, environment: FunctionEnvironment): Json | undefined {
  try {
    return jsonOf(side.in(world, environment));
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof BudgetError) return undefined;
    throw error;
  }
}

function failureOf(side: Side, world: World, environment: FunctionEnvironment): string {
  try {
    side.in(world, environment);
    return 'no value';
  } catch (error) {
    return `refused: ${String(error)}`;
  }
}

/** A known value as JSON; throws `EvaluationError` for one that is not known. */
export function jsonOf(value: Value): Json {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'array':
      return value.items.map(jsonOf);
    case 'object':
      return Object.fromEntries([...value.members.values()].map((member) => [member.name, jsonOf(member.value)]));
    case 'unknown':
      throw new EvaluationError(`still unknown: ${value.symbol.key.slice(0, 100)}`);
  }
}

function sameFolded(a: Json, b: Json): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : sameJson(a, b);
}
