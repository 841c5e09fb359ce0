import { arrayOf, keyOf, objectOf, scalar, symbolType } from '../values/construct.js';
import type { UnknownValue, Value } from '../values/value.js';

/** An unknown whose cases are worth telling apart: a condition, a value compared with constants, or one of few allowed values. */
export interface Atom {
  readonly symbol: UnknownValue;
  /** The values that make a difference. */
  readonly values: readonly Value[];
  /** It can take no other value than these. */
  readonly closed: boolean;
  /** Keys of symbolic tests (`equals(symbol, value)`, `empty(symbol)`) that are false where it takes another value. */
  readonly tests: readonly string[];
}

interface Draft {
  readonly symbol: UnknownValue;
  readonly values: Map<string, Value>;
  readonly tests: Set<string>;
  closed: boolean;
}

/** Symbolic values and conditions that nest deeper than this are left undecided. */
const deepest = 60;

const bothTruths: readonly Value[] = [scalar(true), scalar(false)];

/** The atoms of conditions and of the values that hang on them, those of `conditions` first. */
export function atomsOf(conditions: readonly Value[], values: readonly Value[]): Atom[] {
  const drafts = new Map<string, Draft>();
  const seen = new Set<string>();
  for (const condition of conditions) collectCondition(condition, drafts, seen, 0);
  for (const value of values) collect(value, drafts, seen, 0);
  return [...drafts.values()].map(({ symbol, values: cases, closed, tests }) => ({
    symbol,
    values: [...cases.values()],
    closed,
    tests: [...tests],
  }));
}

function collectCondition(condition: Value, drafts: Map<string, Draft>, seen: Set<string>, depth: number): void {
  if (condition.kind !== 'unknown' || depth > deepest) return;
  const { symbol } = condition;
  if (symbol.kind === 'call' && (isConnective(symbol.name) || symbol.name === 'if')) {
    for (const operand of symbol.arguments) collectCondition(operand, drafts, seen, depth + 1);
    return;
  }
  if (symbol.kind !== 'call' || testOf(symbol.name, symbol.arguments) === undefined) addBoolean(condition, drafts);
  collect(condition, drafts, seen, depth);
}

function collect(value: Value, drafts: Map<string, Draft>, seen: Set<string>, depth: number): void {
  if (depth > deepest) return;
  if (value.kind === 'array') value.items.forEach((item) => collect(item, drafts, seen, depth + 1));
  else if (value.kind === 'object') for (const member of value.members.values()) collect(member.value, drafts, seen, depth + 1);
  else if (value.kind === 'unknown' && !seen.has(value.symbol.key)) {
    seen.add(value.symbol.key);
    collectUnknown(value, drafts, seen, depth + 1);
  }
}

function collectUnknown(value: UnknownValue, drafts: Map<string, Draft>, seen: Set<string>, depth: number): void {
  const { symbol } = value;
  if (symbol.kind === 'text') symbol.pieces.forEach((piece) => typeof piece !== 'string' && collect(piece, drafts, seen, depth));
  else if (symbol.kind === 'access') collect(symbol.base, drafts, seen, depth);
  else if (symbol.kind === 'call') {
    if (testOf(symbol.name, symbol.arguments) === undefined) addFinite(value, drafts);
    if (isConnective(symbol.name)) return collectCondition(value, drafts, seen, depth);
    const [first, ...rest] = symbol.arguments;
    if (symbol.name === 'if' && first !== undefined) {
      collectCondition(first, drafts, seen, depth);
      rest.forEach((branch) => collect(branch, drafts, seen, depth));
      return;
    }
    addTest(value, symbol.name, symbol.arguments, drafts);
    symbol.arguments.forEach((argument) => collect(argument, drafts, seen, depth));
  }
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
  const draft: Draft = { symbol, values: new Map(), tests: new Set(), closed: false };
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
