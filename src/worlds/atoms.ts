import { isLazyFunction } from '../functions/index.js';
import { callNamed } from '../values/conditions.js';
import { arrayOf, isKnown, keyOf, objectOf, scalar, symbolType } from '../values/construct.js';
import type { UnknownValue, Value } from '../values/value.js';
import { symbolsIn } from './symbols.js';

/** An unknown whose cases are worth telling apart: a condition, a value compared with constants, or one of few allowed values. */
export interface Atom {
  readonly symbol: UnknownValue;
  /** The values that make a difference. */
  readonly values: readonly Value[];
  /** It can take no other value than these. */
  readonly closed: boolean;
  /** Keys of symbolic tests (`equals(symbol, value)`, `empty(symbol)`) that are false where it takes another value. */
  readonly tests: readonly string[];
  /** Keys of lookups (`tryGet(table, symbol)`) that are null where it takes another value. */
  readonly lookups: readonly string[];
}

interface Draft {
  readonly symbol: UnknownValue;
  readonly values: Map<string, Value>;
  readonly tests: Set<string>;
  readonly lookups: Set<string>;
  closed: boolean;
  /** It is looked up in a table whatever else is so: any key that the table lacks fails the deployment. */
  lookedUp: boolean;
}

/** What has been collected so far. */
interface Collection {
  readonly drafts: Map<string, Draft>;
  readonly seen: Set<string>;
  /** What is collected now is only evaluated in some cases. */
  inBranch: boolean;
}

/** Symbolic values and conditions that nest deeper than this are left undecided. */
const deepest = 60;

/** Atoms of one question: what hangs on more is left undecided. */
const mostAtoms = 1_000;

const bothTruths: readonly Value[] = [scalar(true), scalar(false)];

/** Looks for atoms; where it has looked before, it remembers what it found. */
export class AtomSearch {
  readonly #found = new Map<string, readonly Atom[]>();
  readonly #numbers = new Map<string, number>();

  /**
   * The atoms of conditions and of the values that hang on them, those of `conditions` first, others in an order that is the same whatever
   * values they are found in: questions that turn on the same unknowns then tell the same cases apart, and share what they answer there.
   */
  of(conditions: readonly Value[], values: readonly Value[]): readonly Atom[] {
    const key = `${this.#numbersOf(conditions)};${this.#numbersOf(values)}`;
    const found = this.#found.get(key) ?? atomsOf(conditions, values);
    this.#found.set(key, found);
    return found;
  }

  /** The unknown values as numbers that stand for their keys: keys are long, and asked for again and again. */
  #numbersOf(values: readonly Value[]): string {
    const numbers = new Set<number>();
    for (const value of values) if (!isKnown(value)) numbers.add(this.#numberOf(keyOf(value)));
    return [...numbers].join(',');
  }

  #numberOf(key: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}

function atomsOf(conditions: readonly Value[], values: readonly Value[]): Atom[] {
  const into: Collection = { drafts: new Map(), seen: new Set(), inBranch: false };
  for (const condition of conditions) collectCondition(condition, into, 0);
  const asked = into.drafts.size;
  for (const value of values) collect(value, into, 0);
  if (into.drafts.size > mostAtoms) return [];
  const found = [...into.drafts.values()];
  const drafts = [...found.slice(0, asked), ...found.slice(asked).sort(byKey)];
  if (drafts.some(({ closed, lookedUp }) => lookedUp && !closed)) closeLookups(drafts);
  return drafts.map(({ symbol, values: cases, closed, tests, lookups }) => ({
    symbol,
    values: [...cases.values()],
    closed,
    tests: [...tests],
    // a text may equal none of those that it is compared with and yet be the key of a member, which is found whatever its letter case
    lookups: tests.size > 0 ? [] : [...lookups],
  }));
}

function byKey({ symbol: { symbol: left } }: Draft, { symbol: { symbol: right } }: Draft): number {
  return left.key < right.key ? -1 : 1;
}

/** A key that is surely looked up has no other values, unless conditions ask about it: where they do not hold, it need not be in the table. */
function closeLookups(drafts: readonly Draft[]): void {
  const conditions = drafts.filter(({ symbol, tests }) => tests.size > 0 || symbolType(symbol) === 'bool');
  const asked = new Set([...symbolsIn(...conditions.map(({ symbol }) => symbol))].map(({ symbol }) => symbol.key));
  for (const draft of drafts)
    if (draft.lookedUp && [...symbolsIn(draft.symbol)].every(({ symbol }) => !asked.has(symbol.key))) draft.closed = true;
}

function collectCondition(condition: Value, into: Collection, depth: number): void {
  if (condition.kind !== 'unknown' || depth > deepest || into.drafts.size > mostAtoms) return;
  const { symbol } = condition;
  if (symbol.kind === 'call' && (isConnective(symbol.name) || symbol.name === 'if')) {
    for (const operand of symbol.arguments) collectCondition(operand, into, depth + 1);
    return;
  }
  if (symbol.kind !== 'call' || testOf(symbol.name, symbol.arguments) === undefined) addBoolean(condition, into.drafts);
  collect(condition, into, depth);
}

function collect(value: Value, into: Collection, depth: number): void {
  if (depth > deepest || into.drafts.size > mostAtoms) return;
  if (value.kind === 'array') value.items.forEach((item) => collect(item, into, depth + 1));
  else if (value.kind === 'object') for (const member of value.members.values()) collect(member.value, into, depth + 1);
  else if (value.kind === 'unknown' && !into.seen.has(value.symbol.key)) {
    into.seen.add(value.symbol.key);
    collectUnknown(value, into, depth + 1);
  }
}

function collectUnknown(value: UnknownValue, into: Collection, depth: number): void {
  const { symbol } = value;
  if (symbol.kind === 'text') symbol.pieces.forEach((piece) => typeof piece !== 'string' && collect(piece, into, depth));
  else if (symbol.kind === 'access') {
    addLookup(symbol.base, symbol.member, !into.inBranch, into.drafts);
    collect(symbol.base, into, depth);
    collect(symbol.member, into, depth);
  } else if (symbol.kind === 'call') {
    if (testOf(symbol.name, symbol.arguments) === undefined) addFinite(value, into.drafts);
    if (isConnective(symbol.name)) return collectCondition(value, into, depth);
    const [first, ...rest] = symbol.arguments;
    if (symbol.name === 'if' && first !== undefined) {
      collectCondition(first, into, depth);
      return collectBranches(rest, into, depth);
    }
    addTest(value, symbol.name, symbol.arguments, into.drafts);
    if (first === undefined) return;
    if (symbol.name === 'tryGet') {
      rest.forEach((key) => addLookup(first, key, false, into.drafts));
      addAbsence(value, first, rest, into.drafts);
    }
    collect(first, into, depth);
    if (isLazyFunction(symbol.name)) collectBranches(rest, into, depth);
    else rest.forEach((argument) => collect(argument, into, depth));
  }
}

function collectBranches(branches: readonly Value[], into: Collection, depth: number): void {
  const outside = into.inBranch;
  into.inBranch = true;
  branches.forEach((branch) => collect(branch, into, depth));
  into.inBranch = outside;
}

function isConnective(name: string): boolean {
  return name === 'and' || name === 'or' || name === 'not';
}

/** What a call compares, if it compares one unknown with one known value. */
function testOf(name: string, args: readonly Value[]): { symbol: UnknownValue; value: Value } | undefined {
  const [left, right] = args;
  if (name === 'empty' && left?.kind === 'unknown') {
    const value = emptyOf(symbolType(left));
    return value && { symbol: left, value };
  }
  if (name !== 'equals' || left === undefined || right === undefined) return undefined;
  if (left.kind === 'unknown' && right.kind !== 'unknown') return { symbol: left, value: right };
  if (right.kind === 'unknown' && left.kind !== 'unknown') return { symbol: right, value: left };
  return undefined;
}

function emptyOf(type: ReturnType<typeof symbolType>): Value | undefined {
  if (type === 'string') return scalar('');
  if (type === 'array') return arrayOf([]);
  return type === 'object' ? objectOf([]) : undefined;
}

function addTest(call: UnknownValue, name: string, args: readonly Value[], drafts: Map<string, Draft>): void {
  const test = testOf(name, args);
  if (test === undefined) return;
  const draft = draftOf(test.symbol, drafts);
  if (!draft.closed) draft.values.set(keyOf(test.value), test.value);
  draft.tests.add(call.symbol.key);
}

/** The keys of a known table are the cases of an unknown that is looked up in it. `sure`: the lookup is made, and fails where there is no such key. */
function addLookup(table: Value, key: Value, sure: boolean, drafts: Map<string, Draft>): void {
  const keys = key.kind === 'unknown' ? keysOf(table) : undefined;
  if (key.kind !== 'unknown' || keys === undefined || callNamed(key, 'if') !== undefined) return;
  const draft = draftOf(key, drafts);
  draft.lookedUp ||= sure;
  if (!draft.closed) for (const one of keys) draft.values.set(keyOf(one), one);
}

/** A lookup gives null where the table has no such key. */
function addAbsence(call: UnknownValue, table: Value, [key]: readonly Value[], drafts: Map<string, Draft>): void {
  if (key?.kind === 'unknown' && keysOf(table) !== undefined) drafts.get(key.symbol.key)?.lookups.add(call.symbol.key);
}

/** The names of a table's members, or the indices of its items; undefined where there may be others. */
function keysOf(table: Value): readonly Value[] | undefined {
  const items = callNamed(table, 'createArray');
  if (items !== undefined) return items.map((_, index) => scalar(index));
  const names = callNamed(table, 'createObject')?.filter((_, index) => index % 2 === 0);
  return names?.every((name) => name.kind === 'scalar') === true ? names : undefined;
}

function addBoolean(condition: UnknownValue, drafts: Map<string, Draft>): void {
  const draft = draftOf(condition, drafts);
  if (!draft.closed) close(draft, bothTruths);
}

function addFinite(value: UnknownValue, drafts: Map<string, Draft>): void {
  if (finiteValues(value) !== undefined) draftOf(value, drafts);
}

function draftOf(symbol: UnknownValue, drafts: Map<string, Draft>): Draft {
  const { key } = symbol.symbol;
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const draft: Draft = { symbol, values: new Map(), tests: new Set(), lookups: new Set(), closed: false, lookedUp: false };
  drafts.set(key, draft);
  const finite = finiteValues(symbol);
  if (finite !== undefined) close(draft, finite);
  return draft;
}

function close(draft: Draft, values: readonly Value[]): void {
  draft.closed = true;
  draft.values.clear();
  for (const value of values) draft.values.set(keyOf(value), value);
}

/** All values that an unknown can take, where they are few and known. */
function finiteValues(value: UnknownValue): readonly Value[] | undefined {
  const facts = value.symbol.kind === 'call' ? value.symbol.facts : undefined;
  if (facts?.allowed !== undefined && facts.type !== 'array') return facts.allowed;
  return facts?.type === 'bool' ? bothTruths : undefined;
}
