import type { Atom } from './atoms.js';
import { atomsOf } from './atoms.js';
import { equalValues } from './compare.js';
import { isKnown, scalar } from './construct.js';
import { BudgetError, EvaluationError } from './evaluation-error.js';
import type { FunctionEnvironment } from './functions/environment.js';
import type { SubstitutionBounds } from './substitute.js';
import { mentions, substitute, substitution, symbolsIn } from './substitute.js';
import type { Truth } from './truth.js';
import { all, truthOf } from './truth.js';
import type { UnknownValue, Value } from './value.js';

/** A question about values that may be unknown, asked where all `given` conditions hold. */
export interface Question {
  /** Every value that the answer depends on. */
  readonly about: readonly Value[];
  readonly given: readonly Value[];
  readonly ask: (world: World) => Truth;
}

/** One case of the unknowns that matter to a question. */
export interface World {
  /** What a value is in this case. */
  see(value: Value): Value;
  /** Whether a condition holds in this case. */
  holds(condition: Value): Truth;
}

/** No case in particular: every unknown stays what it is. */
export const asWritten: World = { see: (value) => value, holds: truthOfCondition };

/** What one unknown is in a case: a value, or any other than those of `not`. */
export type Assignment =
  { readonly symbol: UnknownValue; readonly is: Value } | { readonly symbol: UnknownValue; readonly not: readonly Value[] };

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
const mostCases = 128;

/** Values that are worked out for one question, over all its cases; what would need more stays undecided. */
const mostValues = 30_000;

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
  const atoms = withinBounds(atomsOf(question.given, question.about));
  const conditionsInterfere = interfere(question.given);
  const cases: AnsweredCase[] = [];
  for (const world of casesOf(atoms, environment)) {
    const given = all(question.given.map((condition) => world.holds(condition)));
    if (given !== 'false') cases.push({ world, answer: question.ask(world), possible: given === 'true' && !conditionsInterfere });
  }
  const failing = cases.find(({ answer, possible }) => answer === 'false' && possible) ?? cases.find(({ answer }) => answer === 'false');
  const undecided = cases.find(({ answer }) => answer === 'unknown');
  const example = (failing ?? undecided ?? cases[0])?.world ?? asWritten;
  const settled = { scenario: [], undecided: [], example };
  if (failing === undefined && undecided === undefined) return { verdict: 'pass', ...settled };
  if (!conditionsInterfere && cases.every(({ answer }) => answer === 'false')) return { verdict: 'fail', ...settled };
  return { verdict: 'open', scenario: scenarioOf(failing, cases), undecided: undecidedIn(undecided, question), example };
}

interface AnsweredCase {
  readonly world: Case;
  readonly answer: Truth;
  /** All given conditions surely hold in it. */
  readonly possible: boolean;
}

/** The atoms with fewest cases first, as many as the bound on cases allows. */
function withinBounds(atoms: readonly Atom[]): Atom[] {
  let cases = 1;
  return atoms
    .filter((atom) => caseCount(atom) > 0)
    .sort((left, right) => caseCount(left) - caseCount(right))
    .filter((atom) => {
      if (cases * caseCount(atom) > mostCases) return false;
      cases *= caseCount(atom);
      return true;
    });
}

function caseCount(atom: Atom): number {
  return atom.values.length + (atom.closed ? 0 : 1);
}

/**
 * Whether two different conditions ask about the same unknown in ways that are not told apart (`greater(x, 1)` and `less(x, 1)`):
 * no case shows then that both can hold at once.
 */
function interfere(conditions: readonly Value[]): boolean {
  const open = new Map(
    conditions.filter((condition) => condition.kind === 'unknown').map((condition) => [condition.symbol.key, condition]),
  );
  if (open.size < 2) return false;
  const owners = new Map<string, string>();
  return atomsOf([...open.values()], []).some((atom) =>
    [...symbolsIn(atom.symbol)].some(({ symbol }) => {
      const owner = owners.get(symbol.key);
      owners.set(symbol.key, atom.symbol.symbol.key);
      return owner !== undefined && owner !== atom.symbol.symbol.key;
    }),
  );
}

/** Every combination of the atoms' cases that does not contradict itself. */
function* casesOf(atoms: readonly Atom[], environment: FunctionEnvironment): Generator<Case> {
  const total = atoms.reduce((count, atom) => count * caseCount(atom), 1);
  const nested = atoms.filter((atom) => restsOnOthers(atom, atoms));
  const touches = mentions(new Set(atoms.flatMap(({ symbol, tests }) => [symbol.symbol.key, ...tests])));
  const bounds = { touches, allowance: { left: mostValues } };
  for (let number = 0; number < total; number++) {
    const one = new Case(atoms, caseNumbers(number, atoms), environment, bounds);
    if (nested.every((atom) => one.agreesOn(atom))) yield one;
  }
}

function caseNumbers(number: number, atoms: readonly Atom[]): number[] {
  let rest = number;
  return atoms.map((atom) => {
    const count = caseCount(atom);
    const index = rest % count;
    rest = (rest - index) / count;
    return index;
  });
}

function restsOnOthers(atom: Atom, atoms: readonly Atom[]): boolean {
  const inner = new Set([...symbolsIn(atom.symbol)].map(({ symbol }) => symbol.key));
  inner.delete(atom.symbol.symbol.key);
  return atoms.some((other) => inner.has(other.symbol.symbol.key));
}

class Case implements World {
  readonly choices: readonly number[];
  readonly #atoms: readonly Atom[];
  readonly #environment: FunctionEnvironment;
  readonly #replacements: ReadonlyMap<string, Value>;
  readonly #substituted: (value: Value) => Value;

  constructor(atoms: readonly Atom[], choices: readonly number[], environment: FunctionEnvironment, bounds: SubstitutionBounds) {
    this.choices = choices;
    this.#atoms = atoms;
    this.#environment = environment;
    this.#replacements = new Map(atoms.flatMap((atom, index) => replacementsFor(atom, choices[index] ?? 0)));
    this.#substituted = substitution((symbol) => this.#replacements.get(symbol.key), environment, bounds);
  }

  see(value: Value): Value {
    if (this.#replacements.size === 0) return value;
    return attempted(value, this.#substituted);
  }

  holds(condition: Value): Truth {
    return truthOfCondition(this.see(condition));
  }

  /** Whether what this case says of an atom is what follows from its other assignments. */
  agreesOn(atom: Atom): boolean {
    const index = this.#atoms.indexOf(atom);
    const own = new Set(replacementsFor(atom, this.choices[index] ?? 0).map(([key]) => key));
    const others = new Map([...this.#replacements].filter(([key]) => !own.has(key)));
    const derived = attempted(atom.symbol, (symbol) => substitute(symbol, (inner) => others.get(inner.key), this.#environment));
    const assignment = this.assignment(index);
    if (!isKnown(derived) || assignment === undefined) return true;
    if ('is' in assignment) return equalValues(derived, assignment.is) !== 'false';
    return assignment.not.every((value) => equalValues(derived, value) !== 'true');
  }

  assignment(index: number): Assignment | undefined {
    const atom = this.#atoms[index];
    if (atom === undefined) return undefined;
    const value = atom.values[this.choices[index] ?? 0];
    return value === undefined ? { symbol: atom.symbol, not: atom.values } : { symbol: atom.symbol, is: value };
  }
}

/** What would be refused in a case stays undecided there. */
function attempted<V extends Value>(value: V, work: (value: V) => Value): Value {
  try {
    return work(value);
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof BudgetError) return value;
    throw error;
  }
}

function truthOfCondition(value: Value): Truth {
  return value.kind === 'unknown' ? 'unknown' : truthOf(value.kind === 'scalar' && value.value === true);
}

/** By key of a symbol, what stands for it where the atom takes the case of this number; past its values, it is none of them. */
function replacementsFor(atom: Atom, choice: number): [string, Value][] {
  const value = atom.values[choice];
  return value === undefined ? atom.tests.map((key) => [key, scalar(false)]) : [[atom.symbol.symbol.key, value]];
}

/** A failing case without the assignments that make no difference. */
function scenarioOf(failing: AnsweredCase | undefined, cases: readonly AnsweredCase[]): Assignment[] {
  if (failing === undefined) return [];
  const { choices } = failing.world;
  const needed = new Set(choices.keys());
  for (const index of [...choices.keys()].reverse()) {
    needed.delete(index);
    const alike = cases.filter(({ world }) => [...needed].every((other) => world.choices[other] === choices[other]));
    if (alike.some(({ answer }) => answer !== 'false')) needed.add(index);
  }
  return [...needed].sort((left, right) => left - right).flatMap((index) => failing.world.assignment(index) ?? []);
}

/** What is still unknown in a case without an answer. */
function undecidedIn(undecided: AnsweredCase | undefined, question: Question): UnknownValue[] {
  if (undecided === undefined) return [];
  const symbols = question.about.flatMap((value) => [...symbolsIn(undecided.world.see(value))]);
  return [...new Map(symbols.map((symbol) => [symbol.symbol.key, symbol])).values()];
}
