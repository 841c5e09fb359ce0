import type { Truth } from '../evaluation/truth.js';
import { all, any, not } from '../evaluation/truth.js';
import type { Value } from '../evaluation/value.js';
import { asWritten } from '../evaluation/worlds.js';
import type { World } from '../evaluation/worlds.js';
import type { Claim, Report } from './claim.js';

/** What exists, perhaps only under a condition. */
export interface Existing {
  readonly exists: Value;
  /** It stands for the instances of a loop whose count is unknown. */
  readonly family?: boolean;
}

/** A statement about values that may be unknown: true, false or undecided in each case of the unknowns. */
export class Proposition {
  /** Every value that its truth depends on. */
  readonly about: readonly Value[];
  readonly truthIn: (world: World) => Truth;
  /** The values on whose content it rests; those that only tell which resource is meant are left out. */
  readonly evidence: readonly Value[];

  constructor(about: readonly Value[], truthIn: (world: World) => Truth, evidence = about) {
    this.about = about;
    this.truthIn = truthIn;
    this.evidence = evidence;
  }

  and(...others: readonly Proposition[]): Proposition {
    return allOf([this, ...others]);
  }

  or(...others: readonly Proposition[]): Proposition {
    return anyOf([this, ...others]);
  }

  /** True where this is false or `other` is true. */
  implies(other: Proposition): Proposition {
    return anyOf([this.negated, other]);
  }

  get negated(): Proposition {
    return this.#with((world) => not(this.truthIn(world)));
  }

  /** True where it is true, undecided everywhere else: for what cannot be refuted from this deployment. */
  get orUndecided(): Proposition {
    return this.#with((world) => (this.truthIn(world) === 'true' ? 'true' : 'unknown'));
  }

  /** Its truth as far as the values say without telling cases apart: enough to leave aside what surely has nothing to do with a question. */
  get atFirstSight(): Truth {
    return this.truthIn(asWritten);
  }

  /**
   * The requirement that it holds wherever the subject of the rule and all that `report.given` names exist; `messageId` says what is
   * wrong where it does not.
   */
  otherwise<const Id extends string, const R extends Report & Readonly<Record<string, unknown>>>(messageId: Id, report: R): Claim<Id, R> {
    return { about: this.about, evidence: this.evidence, truthIn: this.truthIn, messageId, report };
  }

  #with(truthIn: (world: World) => Truth): Proposition {
    return new Proposition(this.about, truthIn, this.evidence);
  }
}

/** What `ask` says of the values as they are in each case. A value that is missing stays undefined. */
export function whether<const V extends readonly (Value | undefined)[]>(values: V, ask: (...seen: Seen<V>) => Truth): Proposition {
  const about = values.filter((value) => value !== undefined);
  return new Proposition(about, (world) => ask(...(values.map((value) => value && world.see(value)) as Seen<V>)));
}

type Seen<V extends readonly (Value | undefined)[]> = { [I in keyof V]: undefined extends V[I] ? Value | undefined : Value };

/** The same statement about which resource is meant: the values that decide it are no evidence for anything else. */
export function identity(proposition: Proposition): Proposition {
  return new Proposition(proposition.about, proposition.truthIn, []);
}

/** That something is there; undecided of the instances of a loop whose count is unknown, for there may be none. */
export function exists(entity: Existing): Proposition {
  const conditional = new Proposition([entity.exists], (world) => world.holds(entity.exists));
  return entity.family === true ? conditional.and(undecided) : conditional;
}

/** True if all are; of none, it is true. */
export function allOf(propositions: Iterable<Proposition>): Proposition {
  return combined([...propositions], all);
}

/** True if one is; of none, it is false. */
export function anyOf(propositions: Iterable<Proposition>): Proposition {
  return combined([...propositions], any);
}

/** What the template cannot say at all: undecided in every case. */
export const undecided = new Proposition([], () => 'unknown');

/** What is so, or not so, whatever the unknowns are. */
export function known(truth: boolean): Proposition {
  return new Proposition([], () => (truth ? 'true' : 'false'));
}

function combined(parts: readonly Proposition[], decide: (truths: Iterable<Truth>) => Truth): Proposition {
  return new Proposition(
    parts.flatMap(({ about }) => about),
    (world) => decide(parts.map(({ truthIn }) => truthIn(world))),
    parts.flatMap(({ evidence }) => evidence),
  );
}
