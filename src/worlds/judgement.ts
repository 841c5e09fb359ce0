import type { Answer, AnsweredCase } from './answer.js';
import { caseCount } from './case.js';
import type { Assignment, Case } from './case.js';
import { interfere } from './interference.js';
import { scenarioOf } from './scenario.js';
import { undecidedAmong } from './undecided.js';
import { all } from '../values/truth.js';
import type { Truth } from '../values/truth.js';
import type { UnknownValue, Value } from '../values/value.js';

/** A question about values that may be unknown, asked where all `given` conditions hold. */
export interface Question<A extends Answer> {
  readonly given: readonly Value[];
  readonly ask: (here: Case) => A;
}

/** The answer over all cases in which the given conditions hold: true in each (`pass`), false in each (`fail`), or neither. */
export interface Judgement<A extends Answer> {
  readonly verdict: 'pass' | 'fail' | 'open';
  /** Where it is open, the shortest case found in which the answer is provably false; empty where there is none. */
  readonly scenario: readonly Assignment[];
  /** Where it is open, the unknowns that are left undecided; found when it is asked, for not every verdict is told. */
  readonly undecided: () => readonly UnknownValue[];
  /** Where it is open, the unknowns that were told apart. */
  readonly apart: readonly UnknownValue[];
  /** A case to tell of: a failing one, else an undecided one, else any. */
  readonly example: Case;
  /** What was answered in each of the cases that were told apart. */
  readonly answers: readonly A[];
}

/** Cases that are told apart in one question; what would need more stays undecided. */
const mostCases = 48;

/** Answers a question for every value that the unknowns can take, in cases that refine `first`. */
export function judge<A extends Answer>(question: Question<A>, first: Case): Judgement<A> {
  return judgeAsWritten(question, first) ?? judgeInCases(question, first);
}

function none(): readonly UnknownValue[] {
  return [];
}

/** What holds, or fails, with the unknowns left unknown, does so in every case of them. */
function judgeAsWritten<A extends Answer>(question: Question<A>, first: Case): Judgement<A> | undefined {
  const answer = question.ask(first);
  const settled = { scenario: [], undecided: none, apart: [], example: first, answers: [answer] };
  if (answer.truth === 'true') return { verdict: 'pass', ...settled };
  const given = all(question.given.map((condition) => first.holds(condition)));
  return answer.truth === 'false' && given === 'true' ? { verdict: 'fail', ...settled } : undefined;
}

function judgeInCases<A extends Answer>(question: Question<A>, first: Case): Judgement<A> {
  const cases = answeredCases(question, first);
  const failing =
    cases.find(({ answer, given }) => answer.truth === 'false' && given === 'true') ?? cases.find(({ answer }) => answer.truth === 'false');
  const undecided = cases.find(({ answer }) => answer.truth === 'unknown');
  const example = (failing ?? undecided ?? cases[0])?.here ?? first;
  const settled = { scenario: [], undecided: none, apart: [], example, answers: cases.map(({ answer }) => answer) };
  if (failing === undefined && undecided === undefined) return { verdict: 'pass', ...settled };
  if (cases.every(({ answer }) => answer.truth === 'false') && !interfere(question.given)) return { verdict: 'fail', ...settled };
  return {
    ...settled,
    verdict: 'open',
    scenario: scenarioOf(failing, cases),
    undecided: () => undecidedAmong(undecided, (here) => question.ask(here).truth),
    apart: toldApart(cases.map(({ here }) => here)),
  };
}

function toldApart(cases: readonly Case[]): UnknownValue[] {
  const symbols = cases.flatMap(({ assignments }) => assignments.map(({ symbol }) => symbol));
  return [...new Map(symbols.map((symbol) => [symbol.symbol.key, symbol])).values()];
}

/** Cases that cover all in which the given conditions hold; each is refined until it has an answer, within the bounds. */
function answeredCases<A extends Answer>({ given: conditions, ask }: Question<A>, first: Case): AnsweredCase<A>[] {
  const answered: AnsweredCase<A>[] = [];
  const waiting = [first];
  for (let here = waiting.shift(); here !== undefined; here = waiting.shift()) {
    const given = truthOfAll(conditions, here);
    if (given === 'false') continue;
    const answer = ask(here);
    const room = mostCases - answered.length - waiting.length;
    const isSettled = answer.truth === 'true' || (answer.truth === 'false' && given === 'true');
    const values = answer.truth === 'unknown' ? answer.turnsOn() : [];
    const atom = isSettled || room < 2 ? undefined : here.openAtoms(conditions, values).find((one) => caseCount(one) <= room);
    if (atom === undefined) answered.push({ here, answer, given });
    else waiting.push(...here.refinedBy(atom));
  }
  return answered;
}

function truthOfAll(conditions: readonly Value[], here: Case): Truth {
  return all(conditions.map((condition) => here.holds(condition)));
}
