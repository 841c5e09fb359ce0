import type { Fact, FactPlace } from '../engine/fact.js';
import type { Template } from '../template/template.js';
import { Memo } from '../text/memo.js';

/** The facts that a rule says where these parameters, by lower-cased name, have no default that counts, those of a verdict in full. */
export type JudgeWithout = (parameters: readonly string[], ruleId: string, verdict: TriedVerdict) => readonly Fact[];

export type TriedVerdict = 'fail' | 'open';

/** Parameters that are tried for one fact; where it rests on more, all of them are named. */
const mostTried = 8;
/** Sets of parameters without whose defaults one deployment is judged again for each rule; what could not be tried by then is named. */
const mostSets: Readonly<Record<TriedVerdict, number>> = { fail: 40, open: 6 };

/** What is found at one place: how often, and the names of the parameters on whose defaults that rests. */
interface Found {
  readonly count: number;
  /** Sorted. */
  readonly assumptions: readonly string[];
}

/**
 * The facts about the deployment of a template with those assumptions only that it can change: parameters of nested templates are as the template
 * sets them, and what is a violation whatever the value of a parameter does not rest on its default, nor what is open for the same reasons.
 */
export function withOwnAssumptions(facts: readonly Fact[], template: Template, judgeWithout: JudgeWithout): readonly Fact[] {
  const own = facts.map((fact) => ofTemplate(fact, template));
  const without: JudgeWithout = (...asked) => judgeWithout(...asked).map((fact) => ofTemplate(fact, template));
  const tried = (all: readonly Fact[], verdict: TriedVerdict): readonly Fact[] => {
    const trials = new Memo((ruleId: string) => new Trials(own, ruleId, verdict, without));
    return all.map((fact) => (fact.verdict === verdict && fact.assumptions.length > 0 ? trials.of(fact.ruleId).tried(fact) : fact));
  };
  return tried(tried(own, 'fail'), 'open');
}

function ofTemplate(fact: Fact, { parameters }: Template): Fact {
  const assumptions = fact.assumptions.filter((name) => parameters.has(name.toLowerCase()));
  return assumptions.length === fact.assumptions.length ? fact : { ...fact, assumptions };
}

/** What becomes of what one rule found without the defaults of some parameters. */
class Trials {
  readonly #found: ReadonlyMap<string, Found>;
  readonly #without: (names: readonly string[]) => ReadonlyMap<string, Found>;
  readonly #sets = new Set<string>();
  readonly #mostSets: number;

  constructor(facts: readonly Fact[], ruleId: string, verdict: TriedVerdict, judgeWithout: JudgeWithout) {
    const found = (all: readonly Fact[]): ReadonlyMap<string, Found> => foundIn(all.filter((fact) => fact.verdict === verdict));
    this.#found = found(facts.filter((fact) => fact.ruleId === ruleId));
    this.#without = forNames((names) => found(judgeWithout(names, ruleId, verdict)));
    this.#mostSets = mostSets[verdict];
  }

  /**
   * The fact with a set of assumptions that are enough for it: some after others are left out if the fact is there all the same, in halves of what
   * cannot be left out together. An operand after one that decides is not looked at, so that it may come to rest on others meanwhile.
   */
  tried(fact: Fact): Fact {
    const key = keyOf(fact);
    const count = this.#found.get(key)?.count ?? 0;
    const idle = new Set<string>();
    const kept = new Set<string>();
    let { assumptions } = fact;
    const untried = (): readonly string[] => assumptions.filter((name) => !idle.has(name) && !kept.has(name));
    const leaveOut = (names: readonly string[]): void => {
      const left = [...idle, ...names];
      const less = this.#mayTry(left) ? this.#without(left).get(key) : undefined;
      if (less !== undefined && less.count >= count) {
        for (const name of names) idle.add(name);
        assumptions = less.assumptions;
      } else if (names.length === 1) for (const name of names) kept.add(name);
      else {
        const half = Math.ceil(names.length / 2);
        leaveOut(names.slice(0, half));
        leaveOut(names.slice(half));
      }
    };
    for (let names = untried(); names.length > 0 && idle.size + assumptions.length <= mostTried; names = untried()) leaveOut(names);
    return { ...fact, assumptions: assumptions.filter((name) => !idle.has(name)) };
  }

  #mayTry(names: readonly string[]): boolean {
    if (this.#sets.size < this.#mostSets) this.#sets.add(keyOfNames(names));
    return this.#sets.has(keyOfNames(names));
  }
}

/** What `make` gives for the names of some parameters, lower-cased and sorted, once for each set of them. */
export function forNames<T>(make: (names: readonly string[]) => T): (names: readonly string[]) => T {
  const made = new Memo((key: string) => make(JSON.parse(key) as string[]));
  return (names) => made.of(keyOfNames(names));
}

function keyOfNames(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.toLowerCase()).sort());
}

function foundIn(facts: readonly Fact[]): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const { count, assumptions } = found.get(key) ?? { count: 0, assumptions: [] };
    found.set(key, { count: count + 1, assumptions: [...new Set([...assumptions, ...fact.assumptions])].sort() });
  }
  return found;
}

function keyOf({ ruleId, messageId, verdict, at, undecided, scenario, apart }: Fact): string {
  return JSON.stringify([ruleId, messageId, verdict, regionOf(at), at.path.map(regionOf), undecided, scenario, apart]);
}

function regionOf({ file, start, end }: Pick<FactPlace, 'file' | 'start' | 'end'>): readonly [string, number, number] {
  return [file, start, end];
}
