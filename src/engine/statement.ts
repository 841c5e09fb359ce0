import { not, truthOf } from '../values/truth.js';
import type { Listing } from '../network/listing.js';
import type { Truth } from '../values/truth.js';
import type { Value } from '../values/value.js';
import type { Claim, Saying } from './claim.js';
import type { Askable, Inquiry } from './inquiry.js';

/** What exists, perhaps only under a condition. */
export interface Existing {
  readonly exists: Value;
  /** Of one that stands for the instances of a loop, how many these are: not known. */
  readonly count?: Value | undefined;
}

/**
 * A statement about values that may be unknown: true, false or undecided in each case of the unknowns. More knowledge never takes a truth
 * back: what the values decide as they are written is decided in every case.
 */
export class Statement implements Askable {
  /** Exists for the compiler alone, which refuses what has such a member as a condition: no statement is simply true. */
  declare readonly then: (use: (never: never) => void) => void;
  readonly ask: (inquiry: Inquiry) => Truth;

  constructor(ask: (inquiry: Inquiry) => Truth) {
    this.ask = ask;
  }

  and(...others: readonly Statement[]): Statement {
    return allOf([this, ...others]);
  }

  or(...others: readonly Statement[]): Statement {
    return anyOf([this, ...others]);
  }

  /** True where this is false or `other` is true. */
  implies(other: Statement): Statement {
    return anyOf([this.negated, other]);
  }

  get negated(): Statement {
    return new Statement((inquiry) => not(inquiry.truthOf(this)));
  }

  /** True where it is true, undecided everywhere else: for what cannot be refuted from this deployment. */
  get orUndecided(): Statement {
    return new Statement((inquiry) => (inquiry.truthOf(this) === 'true' ? 'true' : 'unknown'));
  }

  /** The same statement, where it only tells which resource is meant: it is no evidence for what is said of the resource. */
  get asIdentity(): Statement {
    return new Statement((inquiry) => inquiry.identityOf(this));
  }

  /** The requirement that it holds wherever the subject of the rule and all that `given` of the report names exist, with what to say where not. */
  otherwise(saying: Saying): Claim {
    return { requirement: this, ...saying };
  }
}

/** What `ask` says in each case; it reads values through the inquiry. */
export function that(ask: (inquiry: Inquiry) => Truth): Statement {
  return new Statement(ask);
}

/** That something is there; undecided of the instances of a loop whose count is unknown, for there may be none. */
export function exists(entity: Existing): Statement {
  const { count } = entity;
  const conditional = that(({ holds }) => holds(entity.exists));
  if (count === undefined) return conditional;
  const counted = that(({ see }) => {
    const seen = see(count);
    return seen.kind === 'scalar' ? truthOf(seen.value !== 0) : 'unknown';
  });
  return conditional.and(counted);
}

/** That there is nothing in a list but what could be listed; undecided where there may be. */
export function listsAll(listing: Listing<unknown>): Statement {
  return that(({ isWhole }) => (isWhole(listing) ? 'true' : 'unknown'));
}

/** That no more than `most` of a list are there; undecided where more than could be listed or told may be. */
export function listsAtMost(most: number, listing: Listing<Existing>): Statement {
  const items = listing.items.map(exists);
  return that(({ truthOf, isWhole }) => {
    const isCounted = isWhole(listing);
    if (items.length <= most) return isCounted ? 'true' : 'unknown';
    const there = items.map((item) => truthOf(item));
    if (there.filter((truth) => truth === 'true').length > most) return 'false';
    return isCounted && there.filter((truth) => truth !== 'false').length <= most ? 'true' : 'unknown';
  });
}

/** True if all are; of none, it is true. */
export function allOf(statements: Iterable<Statement>): Statement {
  const parts = [...statements];
  return new Statement((inquiry) => inquiry.weigh(parts, 'false'));
}

/** True if one is; of none, it is false. */
export function anyOf(statements: Iterable<Statement>): Statement {
  const parts = [...statements];
  return new Statement((inquiry) => inquiry.weigh(parts, 'true'));
}

/** What the template cannot say at all: undecided in every case. */
export const undecided = that(() => 'unknown');

/** The same, with why, as `doubt` takes it: a part of a sentence that names what decides it instead. */
export function undecidedSince(reason: string): Statement {
  return that(({ doubt }) => doubt(reason));
}

/** What is so, or not so, whatever the unknowns are. */
export function known(truth: boolean): Statement {
  return that(() => (truth ? 'true' : 'false'));
}
