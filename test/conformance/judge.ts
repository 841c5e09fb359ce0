import { keyOf, memberKey, stringOf, valueAt } from '../../src/values/construct.js';
import { BudgetError, EvaluationError } from '../../src/values/evaluation-error.js';
import type { FunctionEnvironment } from '../../src/functions/index.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { Concretizer, type World } from './concretize.js';
import type { Json } from './json.js';
import { sameJson } from './json.js';
import { ForeignNameError } from './engine-text.js';
import { ShapeBook } from './shapes.js';
import { type GivenValues, MadeUpWorld, type ToldScope, type WorldOptions } from './worlds.js';
import type { WrittenResources } from './written-resources.js';

/** One side of a comparison: its normal form, and its value in a world (throws `EvaluationError` where the engine would refuse). */
export interface Side {
  readonly normal: Value;
  /** Equal for equal sides. */
  readonly key: string;
  in(world: World, concretizer: Concretizer): Value;
}

/** How two values compare: texts as they are; texts of ids, ignoring case and over names that Azure takes; conditions, over any names. */
export type Manner = 'text' | 'id' | 'condition';

/** `alike`: no world was found in which the engine's side has a value, but both have the same normal form. */
export type Verdict =
  | { readonly kind: 'equal' | 'alike' }
  /** `foreign`: for names of another template. */
  | { readonly kind: 'undecided'; readonly foreign: boolean }
  | { readonly kind: 'differs'; readonly engine: string; readonly ours: string };

/** The worlds in which values are compared. */
export interface Worlds extends WorldOptions {
  /** Worlds do not count in which the engine's side is null. */
  readonly skipNull?: boolean;
}

/** What is to be compared, so that worlds can be made for all of it. Conditions are told apart: a name is never empty but in a condition. */
export interface Background {
  readonly conditions: () => readonly Value[];
  readonly values: () => readonly Value[];
}

/** Worlds in which the engine's side has to have a value. */
const wanted: { readonly [M in Manner]: number } = { text: 5, id: 5, condition: 10 };
const mostTrials = 28;
/** Worlds in which all that references lead to has to be worked out: where the engine's side is refused in so many, it is in the others. */
const mostRefusals = 12;
/** In worlds made for two sides alone that is worked out anew. */
const mostTrialsAlone = 4;
/** Ids are tried with plain words first: a name that is empty or has slashes is refused by Azure, whatever the engine makes of it. */
const mostPlainTrials = 12;

/** Compares expressions by putting several random values for everything unknown into both. */
export class Judge {
  readonly #environment: FunctionEnvironment;
  readonly #given: readonly GivenValues[];
  readonly #segments: readonly UnknownValue[];
  readonly #background: Background | undefined;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #books = new Map<keyof Background, ShapeBook>();
  readonly #shared = new Map<string, Trial>();
  /** Trials under the premise that was asked for last. */
  #underPremise: { readonly premise: string; readonly trials: Map<string, Trial> } = { premise: '', trials: new Map() };

  /**
   * `given` are sets of values that are tried besides random ones; `segments` are neither empty nor have slashes. What is compared is tried first
   * in worlds made for the `background`, whose work is shared.
   */
  constructor(environment: FunctionEnvironment, given: readonly GivenValues[], segments: readonly UnknownValue[], background?: Background) {
    this.#environment = environment;
    this.#segments = segments;
    this.#background = background;
    this.#given = given.filter((values) => !segments.some((segment) => hasSlash(valueOfSegment(segment, values))));
  }

  /** `equal` if both sides give the same in every world that was tried; `alike` or `undecided` if the engine's side has a value in none. */
  compare(engine: Side, ours: Side, manner: Manner, worlds: Worlds = {}): Verdict {
    const key = `${engine.key}|${ours.key}|${manner}|${textOf(worlds)}`;
    let verdict = this.#verdicts.get(key);
    if (verdict === undefined) this.#verdicts.set(key, (verdict = this.#judge(engine, ours, manner, worlds)));
    return verdict;
  }

  /** What sides are in one world of plain words; undefined for one that has no value there. */
  example(sides: readonly Side[], seed: string, written?: WrittenResources): (side: Side) => Json | undefined {
    const book = new ShapeBook(
      sides.map(({ normal }) => normal),
      this.#segments,
      written?.shapes(),
    );
    const trial = this.#trial(seed, book, new Map(), { plain: true, written });
    return (side) => outcome(side, trial);
  }

  #judge(engine: Side, ours: Side, manner: Manner, worlds: Worlds): Verdict {
    if (this.#background !== undefined) {
      const background = this.#background;
      const part = manner === 'condition' ? 'conditions' : 'values';
      const shared = this.#tryOut(engine, ours, manner, worlds, mostTrials, (number, plain) =>
        this.#sharedTrial(background, part, number, { ...worlds, plain }),
      );
      const isHopeless = shared === 'never' || (shared === 'none' && worlds.written !== undefined);
      if (shared === 'equal' || isHopeless || (typeof shared === 'object' && !shared.refused)) return verdictOf(shared, engine, ours);
    }
    const segments = manner === 'condition' ? [] : this.#segments;
    const book = new ShapeBook([engine.normal, ours.normal], segments, worlds.written?.shapes());
    const most = worlds.written === undefined || this.#background === undefined ? mostTrials : mostTrialsAlone;
    const own = this.#tryOut(engine, ours, manner, worlds, most, (number, plain) =>
      this.#trial(`trial ${number}`, book, this.#givenIn(number, worlds), { ...worlds, plain }),
    );
    return verdictOf(own, engine, ours);
  }

  /** Looks for a world in which the sides differ. */
  #tryOut(
    engine: Side,
    ours: Side,
    manner: Manner,
    worlds: Worlds,
    most: number,
    trialOf: (number: number, plain: boolean) => Trial,
  ): TrialResult {
    let successes = 0;
    const refusals: unknown[] = [];
    for (let number = 0; number < most && successes < wanted[manner]; number++) {
      if (worlds.written !== undefined && successes === 0 && number === mostRefusals) break;
      const plain = manner === 'id' && number < mostPlainTrials;
      if (manner === 'id' && !plain && successes > 0) break;
      const trial = trialOf(number, plain);
      const expected = outcome(engine, trial, (error) => refusals.push(error));
      if (expected === undefined || (worlds.skipNull === true && expected === null)) continue;
      successes++;
      const actual = outcome(ours, trial);
      if (actual === undefined) return { refused: true, engine: JSON.stringify(expected), ours: failureOf(ours, trial) };
      if (!(manner === 'id' ? sameFolded(expected, actual) : sameJson(expected, actual)))
        return { refused: false, engine: JSON.stringify(expected), ours: JSON.stringify(actual) };
    }
    if (successes > 0) return successes >= wanted[manner] ? 'equal' : 'equal in few';
    return refusals.every((error) => error instanceof ForeignNameError) ? 'never' : 'none';
  }

  #sharedTrial(background: Background, part: keyof Background, number: number, worlds: Worlds): Trial {
    const premise = worlds.premise === undefined ? '' : keyOf(worlds.premise);
    if (premise !== '' && premise !== this.#underPremise.premise) this.#underPremise = { premise, trials: new Map() };
    const trials = premise === '' ? this.#shared : this.#underPremise.trials;
    const key = `${number} ${part} ${worlds.plain} ${textOf(worlds)}`;
    let trial = trials.get(key);
    if (trial === undefined)
      trials.set(key, (trial = this.#trial(`trial ${number}`, this.#sharedBook(background, part), this.#givenIn(number, worlds), worlds)));
    return trial;
  }

  #sharedBook(background: Background, part: keyof Background): ShapeBook {
    let book = this.#books.get(part);
    if (book === undefined) this.#books.set(part, (book = new ShapeBook(background[part](), part === 'conditions' ? [] : this.#segments)));
    return book;
  }

  #givenIn(number: number, { oneSubscription }: Worlds): GivenValues {
    return (oneSubscription === true ? undefined : this.#given[number]) ?? new Map<string, Value>();
  }

  #trial(seed: string, book: ShapeBook, given: GivenValues, options: WorldOptions): Trial {
    const world = new MadeUpWorld(seed, book, given, options);
    return { world, concretizer: new Concretizer(world, this.#environment) };
  }
}

/**
 * What trying two sides out gave: the same in as many worlds as are wanted, or in fewer; `none` where the engine's side has a value in none of them,
 * `never` where that is for names of another template; or a difference.
 */
type TrialResult =
  'equal' | 'equal in few' | 'none' | 'never' | { readonly refused: boolean; readonly engine: string; readonly ours: string };

function verdictOf(result: TrialResult, engine: Side, ours: Side): Verdict {
  if (typeof result === 'object') return { kind: 'differs', engine: result.engine, ours: result.ours };
  if (result !== 'none' && result !== 'never') return { kind: 'equal' };
  if (keyOf(engine.normal) === keyOf(ours.normal)) return { kind: 'alike' };
  return { kind: 'undecided', foreign: result === 'never' };
}

/** One world, and what has been worked out in it. */
interface Trial {
  readonly world: World;
  readonly concretizer: Concretizer;
}

/** Tells worlds apart. */
function textOf({ written, premise, nothingElse, oneSubscription, skipNull, scope }: Worlds): string {
  return JSON.stringify([
    written !== undefined,
    premise && keyOf(premise),
    nothingElse,
    oneSubscription,
    skipNull,
    scope && toldText(scope),
  ]);
}

function toldText(scope: ToldScope): string {
  return [...scope].map(([name, member]) => `${name}.${member.name}=${keyOf(member.value)}`).join();
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
  return { normal: value, key: keyOf(value), in: (_, concretizer) => concretizer.concrete(value) };
}

function outcome(side: Side, { world, concretizer }: Trial, onRefusal?: (error: unknown) => void): Json | undefined {
  try {
    return jsonOf(side.in(world, concretizer));
  } catch (error) {
    if (!(error instanceof EvaluationError || error instanceof BudgetError)) throw error;
    onRefusal?.(error);
    return undefined;
  }
}

function failureOf(side: Side, { world, concretizer }: Trial): string {
  try {
    side.in(world, concretizer);
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
