import type { CloudName } from '../azure/clouds.js';
import type { HostNaming } from '../azure/service-hosts.js';
import type { Listing, ListItem } from '../network/listing.js';
import type { Network } from '../network/network.js';
import { BudgetError } from '../values/evaluation-error.js';
import type { Truth } from '../values/truth.js';
import type { Value } from '../values/value.js';
import type { Case } from '../worlds/case.js';
import { Reading } from './reading.js';
import { RuleMistake } from './rule-mistake.js';

/** Something that is true, false or undecided in a case; it reads values through the inquiry that it is given. */
export interface Askable {
  ask(inquiry: Inquiry): Truth;
}

/** What several rules ask of one entity: a function of it and of the case at hand, worked out once for both. */
export interface Question<E extends object, A> {
  answer(entity: E, inquiry: Inquiry): A;
}

/** Makes a question. Everything that its answer depends on must be read through the inquiry. */
export function defineQuestion<E extends object, A>(answer: Question<E, A>['answer']): Question<E, A> {
  return { answer };
}

/** The truth of something in a case, and what it rests on. */
export interface Answered {
  readonly truth: Truth;
  readonly reading: Reading;
}

/** A list as it is in one case. */
export interface SeenList {
  /** Values of the items that are surely there. */
  readonly values: readonly Value[];
  /** Values of those that may be. */
  readonly possible: readonly Value[];
  /** There are no others. */
  readonly complete: boolean;
}

interface Result<A> {
  readonly answer: A;
  readonly reading: Reading;
}

/** What is asked about: the network of one deployment, and what its deployer says. */
export interface Matter {
  readonly network: Network;
  /** The cloud that is deployed to. */
  readonly cloud: CloudName | undefined;
  /** Which host names devices are to use. */
  readonly hostNaming: HostNaming;
}

const truths: ReadonlySet<Truth> = new Set<Truth>(['true', 'false', 'unknown']);

/** Values and parts that one answer may read, those that the questions in it read not counted. */
const mostReads = 200_000;

/**
 * Reads values in one case of the unknowns, and records what was read: the record of an answer says which unknowns could change it, and on
 * which values it rests. Answers are remembered for the case; what a case does not touch, it takes from the case that it refines.
 */
export class Inquiry {
  readonly network: Network;
  readonly cloud: CloudName | undefined;
  readonly hostNaming: HostNaming;
  readonly #case: Case;
  readonly #base: Inquiry | undefined;
  readonly #truths = new WeakMap<Askable, Answered>();
  readonly #results = new Map<object, WeakMap<object, Result<unknown>>>();
  #reading = new Reading();

  constructor({ network, cloud, hostNaming }: Matter, here: Case, base?: Inquiry) {
    this.network = network;
    this.cloud = cloud;
    this.hostNaming = hostNaming;
    this.#case = here;
    this.#base = base;
  }

  /** The value in this case; the answer rests on its content. */
  readonly see = (value: Value): Value => {
    this.#record().read(value);
    return this.#case.see(value);
  };

  /** The value in this case, which only tells which resource is meant. */
  readonly identity = (value: Value): Value => {
    this.#record().identify(value);
    return this.#case.see(value);
  };

  /** Whether a condition holds in this case. */
  readonly holds = (condition: Value): Truth => {
    this.#record().read(condition);
    return this.#case.holds(condition);
  };

  /** What no value decides, and why: as a part of a sentence, with what would decide it. It is shown: of values only what `shownText` gives belongs in it. */
  readonly doubt = (reason: string): 'unknown' => {
    this.#record().doubt(reason);
    return 'unknown';
  };

  /** Whether there is nothing in a list but what could be listed; the answer rests on what could not be. */
  readonly isWhole = ({ complete, unlisted }: Listing<unknown>): boolean => {
    const seen = unlisted.map(this.see);
    if (!complete && seen.every(({ kind }) => kind !== 'unknown')) this.doubt('what a list holds could not be told item by item');
    return complete;
  };

  /** A list as it is in this case. */
  readonly list = (listing: Listing<ListItem>): SeenList => {
    const there = listing.items.map((item) => ({ item, exists: this.holds(item.exists) }));
    const valuesWhere = (truth: Truth): Value[] => there.flatMap(({ item, exists }) => (exists === truth ? [this.see(item.value)] : []));
    return { values: valuesWhere('true'), possible: valuesWhere('unknown'), complete: this.isWhole(listing) };
  };

  /** The answer to a question about an entity in this case. */
  readonly ask = <E extends object, A>(question: Question<E, A>, entity: E): A => {
    const { answer, reading } = this.#resultOf(question, entity);
    this.#record().include(reading, {});
    return answer;
  };

  /** Whether something is true in this case; counts as read. */
  readonly truthOf = (askable: Askable): Truth => {
    const { truth, reading } = this.answer(askable);
    this.#record().include(reading, { settled: truth !== 'unknown' });
    return truth;
  };

  /** As `truthOf`, for what only tells which resource is meant. */
  identityOf(askable: Askable): Truth {
    const { truth, reading } = this.answer(askable);
    this.#record().include(reading, { settled: truth !== 'unknown', identity: true });
    return truth;
  }

  /** The truth of all together, where one that is `decisive` decides alone. */
  weigh(parts: readonly Askable[], decisive: 'true' | 'false'): Truth {
    const open: Answered[] = [];
    const settled: Answered[] = [];
    for (const part of parts) {
      const answered = this.answer(part);
      if (answered.truth === decisive) {
        this.#record().include(answered.reading, { settled: true });
        return decisive;
      }
      (answered.truth === 'unknown' ? open : settled).push(answered);
    }
    for (const { reading } of settled) this.#record().include(reading, { settled: true });
    for (const { reading } of open) this.#record().include(reading, {});
    if (open.length > 0) return 'unknown';
    return decisive === 'true' ? 'false' : 'true';
  }

  /** The truth of something in this case, with what it rests on; does not count as read. */
  answer(askable: Askable): Answered {
    const known = this.#truths.get(askable) ?? this.#inheritedTruth(askable);
    const [truth, reading] = known === undefined ? this.#recording(() => askable.ask(this)) : [known.truth, known.reading];
    if (!truths.has(truth)) throw new RuleMistake('a statement says neither true nor false nor unknown');
    const answered = known ?? { truth, reading };
    this.#truths.set(askable, answered);
    return answered;
  }

  /** What is decided in the case that this one refines is decided here; so is what rests on nothing that differs here. */
  #inheritedTruth(askable: Askable): Answered | undefined {
    for (let base = this.#base; base !== undefined; base = base.#base) {
      const known = base.#truths.get(askable);
      if (known !== undefined) return known.truth !== 'unknown' || this.#leaves(known.reading, base) ? known : undefined;
    }
    return undefined;
  }

  #resultOf<E extends object, A>(question: Question<E, A>, entity: E): Result<A> {
    const known = this.#known(question, entity) ?? this.#inheritedResult(question, entity);
    if (known !== undefined) return known;
    const [answer, reading] = this.#recording(() => question.answer(entity, this));
    return this.#keep(question, entity, { answer, reading });
  }

  #inheritedResult<E extends object, A>(question: Question<E, A>, entity: E): Result<A> | undefined {
    for (let base = this.#base; base !== undefined; base = base.#base) {
      const known = base.#known(question, entity);
      if (known !== undefined) return this.#leaves(known.reading, base) ? this.#keep(question, entity, known) : undefined;
    }
    return undefined;
  }

  #known<E extends object, A>(question: Question<E, A>, entity: E): Result<A> | undefined {
    return this.#results.get(question)?.get(entity) as Result<A> | undefined;
  }

  #keep<A>(question: object, entity: object, result: Result<A>): Result<A> {
    const results = this.#results.get(question) ?? new WeakMap<object, Result<unknown>>();
    this.#results.set(question, results.set(entity, result));
    return result;
  }

  /** Whether every value that was read in another case is the same here. */
  #leaves(reading: Reading, base: Inquiry): boolean {
    return reading.turnsOn().every((value) => this.#case.see(value) === base.#case.see(value));
  }

  /** Runs `work` and gives what it read, which does not count for what is being recorded around it. */
  #recording<T>(work: () => T): readonly [T, Reading] {
    const outer = this.#reading;
    const reading = new Reading();
    this.#reading = reading;
    try {
      return [work(), reading];
    } finally {
      this.#reading = outer;
    }
  }

  #record(): Reading {
    if (this.#reading.size >= mostReads) throw new BudgetError(`one answer reads more than ${mostReads} values`);
    return this.#reading;
  }
}
