import type { Atom, AtomSearch } from './atoms.js';
import { equalValues } from '../values/compare.js';
import { isTrue } from '../values/conditions.js';
import { isKnown, keyOf, scalar } from '../values/construct.js';
import { BudgetError, EvaluationError } from '../values/evaluation-error.js';
import type { FunctionEnvironment } from '../functions/environment.js';
import { substitution } from '../functions/substitute.js';
import { mentions } from './symbols.js';
import type { Truth } from '../values/truth.js';
import { truthOf } from '../values/truth.js';
import type { UnknownValue, Value } from '../values/value.js';

/** What one unknown is in a case: a value, or any other than those of `not`. */
export type Assignment =
  { readonly symbol: UnknownValue; readonly is: Value } | { readonly symbol: UnknownValue; readonly not: readonly Value[] };

/** What the cases of one question share: where functions look, what looks for atoms, and how many values may still be worked out. */
export interface CaseBounds {
  readonly environment: FunctionEnvironment;
  readonly atoms: AtomSearch;
  readonly allowance: { left: number };
}

/** Atoms among which computed conditions are still told apart: each doubles the cases. */
const mostComputed = 8;

/** One case of the unknowns: what the case that it refines assigns, and one unknown more. The first case assigns nothing. */
export class Case {
  /** From the first to the last. */
  readonly assignments: readonly Assignment[];
  /** The case that it refines; undefined for the first, in which every unknown stays what it is. */
  readonly base: Case | undefined;
  readonly #bounds: CaseBounds;
  readonly #substituted: (value: Value) => Value;
  readonly #seen = new Map<Value, Value>();
  readonly #refinements = new Map<string, readonly Case[]>();

  constructor(bounds: CaseBounds, base?: Case, atom?: Atom, assignment?: Assignment) {
    this.#bounds = bounds;
    this.base = base;
    this.assignments = [...(base?.assignments ?? []), ...(assignment ? [assignment] : [])];
    const replacements = new Map(atom && assignment ? replacementsFor(atom, assignment) : []);
    const touches = mentions(new Set(replacements.keys()));
    const { environment, allowance } = bounds;
    this.#substituted = substitution((symbol) => replacements.get(symbol.key), environment, { touches, allowance });
  }

  /** What a value is in this case. */
  see(value: Value): Value {
    if (this.base === undefined) return value;
    const above = this.base.see(value);
    return above.kind === 'scalar' ? above : this.#apply(above);
  }

  /** Whether a condition holds in this case. */
  holds(condition: Value): Truth {
    return truthOfCondition(this.see(condition));
  }

  /** The cases of one more atom that do not contradict what is assigned already; the same ones for the same atom. */
  refinedBy(atom: Atom): readonly Case[] {
    const key = JSON.stringify([atom.symbol.symbol.key, atom.closed, atom.values.map(keyOf), atom.tests, atom.lookups]);
    const known = this.#refinements.get(key) ?? this.#refine(atom);
    this.#refinements.set(key, known);
    return known;
  }

  #refine(atom: Atom): Case[] {
    const values = atom.values.map((is): Assignment => ({ symbol: atom.symbol, is }));
    const assignments: Assignment[] = atom.closed ? values : [...values, { symbol: atom.symbol, not: atom.values }];
    return assignments
      .map((assignment) => new Case(this.#bounds, this, atom, assignment))
      .filter((refined) => this.assignments.every((earlier) => refined.#agreesOn(earlier)));
  }

  /**
   * What matters still to these conditions and values, parameters with the fewest cases first. Conditions that are computed are told
   * apart only where there are few.
   */
  openAtoms(conditions: readonly Value[], values: readonly Value[]): Atom[] {
    const see = (value: Value): Value => this.see(value);
    const open = this.#bounds.atoms
      .of(conditions.map(see), values.map(see))
      .map((atom) => this.#without(atom))
      .filter(({ values: cases }) => cases.length > 0);
    const plain = open.filter(isPlain).sort((left, right) => caseCount(left) - caseCount(right));
    return open.length > mostComputed ? plain : [...plain, ...open.filter((atom) => !plain.includes(atom))];
  }

  /** Leaves out the values of an atom that this case has ruled out; all of them where it has settled on one. */
  #without(atom: Atom): Atom {
    const { key } = atom.symbol.symbol;
    const own = this.assignments.filter((one) => one.symbol.symbol.key === key);
    if (own.length === 0) return atom;
    const out = own.flatMap((one) => ('not' in one ? one.not.map(keyOf) : []));
    const isSettled = own.some((one) => 'is' in one);
    return { ...atom, values: isSettled ? [] : atom.values.filter((value) => !out.includes(keyOf(value))) };
  }

  /** Whether what was assigned before is not refuted by this case's own assignment. */
  #agreesOn(earlier: Assignment): boolean {
    const derived = this.#apply(earlier.symbol);
    if (!isKnown(derived)) return true;
    if ('is' in earlier) return equalValues(derived, earlier.is) !== 'false';
    return earlier.not.every((value) => equalValues(derived, value) !== 'true');
  }

  #apply(value: Value): Value {
    const known = this.#seen.get(value);
    if (known !== undefined) return known;
    if (this.#bounds.allowance.left <= 0) return value;
    const seen = this.#work(value);
    if (this.#bounds.allowance.left >= 0) this.#seen.set(value, seen);
    return seen;
  }

  /** What would be refused in this case, or is too much work, stays undecided. */
  #work(value: Value): Value {
    try {
      return this.#substituted(value);
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof BudgetError) return value;
      throw error;
    }
  }
}

/** How many cases an atom makes. */
export function caseCount(atom: Atom): number {
  return atom.values.length + (atom.closed ? 0 : 1);
}

/** Whether an atom is no more than a parameter or the like, not computed from one. */
function isPlain({ symbol }: Atom): boolean {
  return symbol.symbol.parts.every(isKnown);
}

/** By key of a symbol, what stands for it under an assignment. */
function replacementsFor(atom: Atom, assignment: Assignment): [string, Value][] {
  if ('is' in assignment) return [[atom.symbol.symbol.key, assignment.is]];
  return [
    ...atom.tests.map((key): [string, Value] => [key, scalar(false)]),
    ...atom.lookups.map((key): [string, Value] => [key, scalar(null)]),
  ];
}

function truthOfCondition(value: Value): Truth {
  return value.kind === 'unknown' ? 'unknown' : truthOf(isTrue(value));
}
