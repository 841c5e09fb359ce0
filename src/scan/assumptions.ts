import type { Fact, FactPlace } from '../engine/fact.js';
import type { Template } from '../template/template.js';
import { Memo } from '../text/memo.js';

/** The facts that some rules say where these parameters, by lower-cased name, have no default that counts. */
export type JudgeWithout = (parameters: readonly string[], ruleId: string) => readonly Fact[];

/** Parameters of one deployment that are tried for one rule; where a rule rests on more, all of them are named. */
const mostTried = 8;

/** What is found at one place: how often, and the names of the parameters on whose defaults that rests. */
interface Failures {
  readonly count: number;
  /** Sorted. */
  readonly assumptions: readonly string[];
}

/**
 * The facts about the deployment of a template with those assumptions only that it can change: parameters of nested templates are as the template
 * sets them, and a violation that is one whatever the value of a parameter does not rest on its default.
 */
export function withOwnAssumptions(facts: readonly Fact[], template: Template, judgeWithout: JudgeWithout): readonly Fact[] {
  const own = facts.map((fact) => ofTemplate(fact, template));
  const without = (names: readonly string[], ruleId: string): readonly Fact[] =>
    judgeWithout(names, ruleId).map((fact) => ofTemplate(fact, template));
  const trials = new Memo((ruleId: string) => new Trials(own, ruleId, without));
  return own.map((fact) => (fact.verdict === 'fail' && fact.assumptions.length > 0 ? trials.of(fact.ruleId).tried(fact) : fact));
}

function ofTemplate(fact: Fact, { parameters }: Template): Fact {
  const assumptions = fact.assumptions.filter((name) => parameters.has(name.toLowerCase()));
  return assumptions.length === fact.assumptions.length ? fact : { ...fact, assumptions };
}

/** What becomes of the violations that one rule found without the defaults of some parameters. */
class Trials {
  readonly #found: ReadonlyMap<string, Failures>;
  readonly #without: (names: readonly string[]) => ReadonlyMap<string, Failures>;

  constructor(facts: readonly Fact[], ruleId: string, judgeWithout: JudgeWithout) {
    this.#found = failuresIn(facts.filter((fact) => fact.ruleId === ruleId));
    this.#without = forNames((names) => failuresIn(judgeWithout(names, ruleId)));
  }

  /**
   * The fact with a set of assumptions that are enough for it: one after the other is left out if the fact is there all the same. An operand after
   * one that decides is not looked at, so that it may come to rest on others meanwhile.
   */
  tried(fact: Fact): Fact {
    const idle = new Set<string>();
    const needed = new Set<string>();
    let assumptions = fact.assumptions;
    const untried = (): string | undefined => assumptions.find((name) => !idle.has(name) && !needed.has(name));
    for (let name = untried(); name !== undefined; name = untried()) {
      if (idle.size + assumptions.length > mostTried) return fact;
      const less = this.#without([...idle, name]).get(keyOf(fact));
      if (less === undefined || less.count < this.#countOf(fact)) needed.add(name);
      else {
        idle.add(name);
        assumptions = less.assumptions;
      }
    }
    return { ...fact, assumptions: assumptions.filter((name) => !idle.has(name)) };
  }

  #countOf(fact: Fact): number {
    return this.#found.get(keyOf(fact))?.count ?? 0;
  }
}

/** What `make` gives for the names of some parameters, lower-cased and sorted, once for each set of them. */
export function forNames<T>(make: (names: readonly string[]) => T): (names: readonly string[]) => T {
  const made = new Memo((key: string) => make(JSON.parse(key) as string[]));
  return (names) => made.of(JSON.stringify(names.map((name) => name.toLowerCase()).sort()));
}

function failuresIn(facts: readonly Fact[]): ReadonlyMap<string, Failures> {
  const failures = new Map<string, Failures>();
  for (const fact of facts) {
    if (fact.verdict !== 'fail') continue;
    const { count, assumptions } = failures.get(keyOf(fact)) ?? { count: 0, assumptions: [] };
    failures.set(keyOf(fact), { count: count + 1, assumptions: [...new Set([...assumptions, ...fact.assumptions])].sort() });
  }
  return failures;
}

function keyOf({ ruleId, messageId, at }: Fact): string {
  return JSON.stringify([ruleId, messageId, regionOf(at), at.path.map(regionOf)]);
}

function regionOf({ file, start, end }: Pick<FactPlace, 'file' | 'start' | 'end'>): readonly [string, number, number] {
  return [file, start, end];
}
