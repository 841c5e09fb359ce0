import type { Truth } from '../values/truth.js';
import { allAre, not, oneIs } from '../values/truth.js';
import type { Value } from '../values/value.js';
import { asWritten } from '../worlds/judge.js';
import type { World } from '../worlds/judge.js';
import type { Claim, Report } from './claim.js';

/** What exists, perhaps only under a condition. */
export interface Existing {
  readonly exists: Value;
  /** It stands for the instances of a loop whose count is unknown. */
  readonly family?: boolean;
}

/** What a proposition is made of. */
interface Content {
  /** Every value that its truth depends on. */
  readonly about: () => readonly Value[];
  /** The values on whose content it rests; those that only tell which resource is meant are left out. */
  readonly evidence: () => readonly Value[];
  readonly truthIn: (world: World) => Truth;
}

/**
 * A statement about values that may be unknown: true, false or undecided in each case of the unknowns. More knowledge never takes a truth
 * back: what the values decide as they are written is decided in every case.
 */
export class Proposition {
  readonly #content: Content;
  #atFirstSight: Truth | undefined;

  constructor(content: Content) {
    this.#content = content;
  }

  /** Its truth as far as the values say without telling cases apart. */
  get atFirstSight(): Truth {
    return (this.#atFirstSight ??= this.#content.truthIn(asWritten));
  }

  /** The values that can decide it; none where it is decided. */
  get about(): readonly Value[] {
    return this.atFirstSight === 'unknown' ? this.#content.about() : [];
  }

  get evidence(): readonly Value[] {
    return this.#content.evidence();
  }

  truthIn(world: World): Truth {
    return this.atFirstSight === 'unknown' ? this.#content.truthIn(world) : this.atFirstSight;
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

  /** The same statement, where it only tells which resource is meant: it is no evidence for what is said of the resource. */
  get asIdentity(): Proposition {
    return new Proposition({ ...this.#content, evidence: () => [] });
  }

  /**
   * The requirement that it holds wherever the subject of the rule and all that `report.given` names exist; `messageId` says what is
   * wrong where it does not.
   */
  otherwise<const Id extends string, const R extends Report & Readonly<Record<string, unknown>>>(messageId: Id, report: R): Claim<Id, R> {
    return { requirement: this, messageId, report };
  }

  #with(truthIn: Content['truthIn']): Proposition {
    return new Proposition({ about: () => this.#content.about(), evidence: () => this.evidence, truthIn });
  }
}

/** What `ask` says of the values as they are in each case. A value that is missing stays undefined. */
export function whether<const V extends readonly (Value | undefined)[]>(values: V, ask: (...seen: Seen<V>) => Truth): Proposition {
  return about(
    () => values.filter((value) => value !== undefined),
    (world) => ask(...(values.map((value) => value && world.see(value)) as Seen<V>)),
  );
}

type Seen<V extends readonly (Value | undefined)[]> = { [I in keyof V]: undefined extends V[I] ? Value | undefined : Value };

/** A statement that looks at many values: `values` gives all that its truth depends on, `evidence` those on whose content it rests. */
export function about(values: () => readonly Value[], truthIn: (world: World) => Truth, evidence = values): Proposition {
  return new Proposition({ about: values, evidence, truthIn });
}

/** That something is there; undecided of the instances of a loop whose count is unknown, for there may be none. */
export function exists(entity: Existing): Proposition {
  const conditional = about(
    () => [entity.exists],
    (world) => world.holds(entity.exists),
  );
  return entity.family === true ? conditional.and(undecided) : conditional;
}

/** True if all are; of none, it is true. */
export function allOf(propositions: Iterable<Proposition>): Proposition {
  return combined([...propositions], allAre);
}

/** True if one is; of none, it is false. */
export function anyOf(propositions: Iterable<Proposition>): Proposition {
  return combined([...propositions], oneIs);
}

/** What the template cannot say at all: undecided in every case. */
export const undecided = about(
  () => [],
  () => 'unknown',
);

/** What is so, or not so, whatever the unknowns are. */
export function known(truth: boolean): Proposition {
  return about(
    () => [],
    () => (truth ? 'true' : 'false'),
  );
}

function combined(parts: readonly Proposition[], decide: typeof allAre): Proposition {
  return new Proposition({
    about: () => parts.flatMap((part) => part.about),
    evidence: () => parts.flatMap((part) => part.evidence),
    truthIn: (world) => decide(parts, (part) => part.truthIn(world)),
  });
}
