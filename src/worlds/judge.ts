import { atomsOf } from './atoms.js';
import { asWritten, Case, caseCount } from './cases.js';
import type { Assignment, World } from './cases.js';
import { keyOf } from '../values/construct.js';
import type { FunctionEnvironment } from '../functions/environment.js';
import { symbolsIn } from './substitute.js';
import type { Truth } from '../values/truth.js';
import { all } from '../values/truth.js';
import type { UnknownValue, Value } from '../values/value.js';

export { asWritten } from './cases.js';
export type { Assignment, World } from './cases.js';

/** A question about values that may be unknown, asked where all `given` conditions hold. More knowledge never takes back an answer. */
export interface Question {
  /** Every value that the answer depends on. */
  readonly about: readonly Value[];
  readonly given: readonly Value[];
  readonly ask: (world: World) => Truth;
}

/** The answer over all cases in which the given conditions hold: true in each (`pass`), false in each (`fail`), or neither. */
export interface Judgement {
  readonly verdict: 'pass' | 'fail' | 'open';
  /** Where it is open, the shortest case found in which the answer is provably false; empty where there is none. */
  readonly scenario: readonly Assignment[];
  /** Where it is open, the unknowns that are left undecided. */
  readonly undecided: readonly UnknownValue[];
  /** A case to tell of: a failing one, else an undecided one, else any. */
  readonly example: World;
}

/** Cases that are told apart in one question; what would need more stays undecided. */
const mostCases = 48;

/** Values that are worked out for one question, over all its cases; what would need more stays undecided. */
const mostValues = 6_000;

/** Answers a question for every value that the unknowns can take. */
export function judge(question: Question, environment: FunctionEnvironment): Judgement {
  return judgeAsWritten(question) ?? judgeInCases(question, environment);
}

/** What holds, or fails, with the unknowns left unknown, does so in every case of them. */
function judgeAsWritten(question: Question): Judgement | undefined {
  const answer = question.ask(asWritten);
  const settled = { scenario: [], undecided: [], example: asWritten };
  if (answer === 'true') return { verdict: 'pass', ...settled };
  const given = all(question.given.map((condition) => asWritten.holds(condition)));
  return answer === 'false' && given === 'true' ? { verdict: 'fail', ...settled } : undefined;
}

function judgeInCases(question: Question, environment: FunctionEnvironment): Judgement {
  const cases = answeredCases(question, environment);
  const failing =
    cases.find(({ answer, given }) => answer === 'false' && given === 'true') ?? cases.find(({ answer }) => answer === 'false');
  const undecided = cases.find(({ answer }) => answer === 'unknown');
  const example = (failing ?? undecided ?? cases[0])?.world ?? asWritten;
  const settled = { scenario: [], undecided: [], example };
  if (failing === undefined && undecided === undefined) return { verdict: 'pass', ...settled };
  if (cases.every(({ answer }) => answer === 'false') && !interfere(question.given)) return { verdict: 'fail', ...settled };
  return {
    verdict: 'open',
    scenario: scenarioOf(failing, cases),
    get undecided(): readonly UnknownValue[] {
      return undecidedIn(undecided, question);
    },
    example,
  };
}

interface AnsweredCase {
  readonly world: Case;
  readonly answer: Truth;
  /** Whether all given conditions hold; those in which they surely do not are left out. */
  readonly given: Truth;
}

/** Cases that cover all in which the given conditions hold; each is refined until it has an answer, within the bounds. */
function answeredCases({ about, given: conditions, ask }: Question, environment: FunctionEnvironment): AnsweredCase[] {
  const answered: AnsweredCase[] = [];
  const waiting = [new Case({ environment, allowance: { left: mostValues } })];
  for (let world = waiting.shift(); world !== undefined; world = waiting.shift()) {
    const here = world;
    const given = all(conditions.map((condition) => here.holds(condition)));
    if (given === 'false') continue;
    const answer = ask(here);
    const room = mostCases - answered.length - waiting.length;
    const isSettled = answer === 'true' || (answer === 'false' && given === 'true');
    const atom = isSettled || room < 2 ? undefined : here.openAtoms(conditions, about).find((one) => caseCount(one) <= room);
    if (atom === undefined) answered.push({ world: here, answer, given });
    else waiting.push(...here.refinedBy(atom));
  }
  return answered;
}

/**
 * Whether two different conditions ask about the same unknown in ways that are not told apart (`greater(x, 1)` and `less(x, 1)`):
 * no case shows then that both can hold at once. A single condition, or one that asks for all that the others ask for, is taken to be
 * one that can hold.
 */
function interfere(conditions: readonly Value[]): boolean {
  const parts = conditions.filter((condition) => condition.kind === 'unknown').map((condition) => new Set(conjuncts(condition).map(keyOf)));
  const whole = new Set(parts.flatMap((keys) => [...keys]));
  if (parts.some((keys) => keys.size === whole.size)) return false;
  const owners = new Map<string, string>();
  return atomsOf(conditions, []).some((atom) =>
    [...symbolsIn(atom.symbol)].some(({ symbol }) => {
      const owner = owners.get(symbol.key);
      owners.set(symbol.key, atom.symbol.symbol.key);
      return owner !== undefined && owner !== atom.symbol.symbol.key;
    }),
  );
}

/** What a condition asks for all of. */
function conjuncts(condition: Value): readonly Value[] {
  const isAnd = condition.kind === 'unknown' && condition.symbol.kind === 'call' && condition.symbol.name === 'and';
  return isAnd ? condition.symbol.arguments.flatMap(conjuncts) : [condition];
}

/** The assignments of a failing case without those that make no difference. */
function scenarioOf(failing: AnsweredCase | undefined, cases: readonly AnsweredCase[]): readonly Assignment[] {
  let needed = failing?.world.assignments ?? [];
  for (const assignment of [...needed].reverse()) {
    const fewer = needed.filter((other) => other !== assignment);
    const alike = cases.filter(({ world }) => world.assignments.every((one) => fewer.every((other) => !contradict(one, other))));
    if (alike.every(({ answer }) => answer === 'false')) needed = fewer;
  }
  return needed;
}

/** Whether two assignments cannot both hold. */
function contradict(one: Assignment, other: Assignment): boolean {
  if (one.symbol.symbol.key !== other.symbol.symbol.key) return false;
  if ('is' in one && 'is' in other) return keyOf(one.is) !== keyOf(other.is);
  const [known, excluded] = 'is' in one ? [one.is, 'not' in other ? other.not : []] : ['is' in other ? other.is : undefined, one.not];
  return known !== undefined && excluded.some((value) => keyOf(value) === keyOf(known));
}

/**
 * What is still unknown in a case without an answer: whole values where there are some, else the unknown pieces of texts. Where the
 * template is deployed to is only named where nothing else is unknown.
 */
function undecidedIn(undecided: AnsweredCase | undefined, question: Question): UnknownValue[] {
  if (undecided === undefined) return [];
  const open = question.about.map((value) => undecided.world.see(value)).filter((value) => value.kind === 'unknown');
  const whole = open.filter(({ symbol }) => symbol.kind === 'access' || (symbol.kind === 'call' && !connectives.has(symbol.name)));
  const pieces = [...symbolsIn(...open)];
  const [chosen = []] = [whole, pieces.filter((symbol) => !isOfScope(symbol)), pieces].filter((list) => list.length > 0);
  return [...new Map(chosen.map((value) => [value.symbol.key, value])).values()];
}

const connectives = new Set(['and', 'or', 'not', 'if']);
const scopeFunctions = new Set(['subscription', 'resourceGroup', 'deployment', 'tenant', 'managementGroup']);

function isOfScope({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'call' && scopeFunctions.has(symbol.name);
}
