import { scalar } from '../evaluation/construct.js';
import type { Truth } from '../evaluation/truth.js';
import type { Value } from '../evaluation/value.js';
import { conjunction, negation } from './condition.js';

/** Things found under a name; where `complete` is false, the deployment may hold more of them than could be listed. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

/** An item of an array. `exists` is known true, or a symbolic boolean where the item is only there under a condition. */
export interface ListItem {
  readonly value: Value;
  readonly exists: Value;
}

/** An entity that an id names: `true` where the ids are surely equal, `unknown` where they may be. Existence is not part of it: see `entity.exists`. */
export interface Match<T> {
  readonly entity: T;
  readonly sure: Exclude<Truth, 'false'>;
}

/** What an id may name. `outside`: it may name something that this deployment does not hold. */
export interface Matches<T> {
  readonly candidates: readonly Match<T>[];
  readonly outside: boolean;
}

const always = scalar(true);
const listsSideBySide = new Set(['concat', 'createarray', 'union', 'flatten']);

/**
 * The items of a value that should be an array: those of both branches of an `if`, each under its condition, and the known stretches of
 * a concatenation. A missing value is a complete, empty list.
 */
export function listItems(value: Value | undefined, exists: Value = always): Listing<ListItem> {
  if (isMissing(value)) return { items: [], complete: true };
  if (value.kind === 'array') return { items: value.items.map((item) => ({ value: item, exists })), complete: true };
  if (value.kind !== 'unknown' || value.symbol.kind !== 'call') return { items: [], complete: false };
  const { name, arguments: args } = value.symbol;
  const [first, second, third] = args;
  if (name.toLowerCase() === 'if' && first !== undefined) {
    return joined([listItems(second, conjunction(exists, first)), listItems(third, conjunction(exists, negation(first)))]);
  }
  return listsSideBySide.has(name.toLowerCase()) ? sideBySide(name.toLowerCase(), args, exists) : { items: [], complete: false };
}

/** A value that stands for itself as a list: none where it is missing, one under a condition where an `if` has it in one branch. */
export function oneItem(value: Value | undefined, exists: Value = always): Listing<ListItem> {
  if (isMissing(value)) return { items: [], complete: true };
  if (value.kind !== 'unknown' || value.symbol.kind !== 'call' || value.symbol.name.toLowerCase() !== 'if') {
    return { items: [{ value, exists }], complete: true };
  }
  const [condition = always, then, otherwise] = value.symbol.arguments;
  return joined([oneItem(then, conjunction(exists, condition)), oneItem(otherwise, conjunction(exists, negation(condition)))]);
}

/** Several lists as one. */
export function joined<T>(lists: readonly Listing<T>[]): Listing<T> {
  return { items: lists.flatMap((list) => list.items), complete: lists.every((list) => list.complete) };
}

function sideBySide(name: string, args: readonly Value[], exists: Value): Listing<ListItem> {
  if (name === 'createarray') return { items: args.map((value) => ({ value, exists })), complete: true };
  if (name !== 'flatten') return joined(args.map((value) => listItems(value, exists)));
  const rows = listItems(args[0], exists);
  const lists = joined(rows.items.map((row) => listItems(row.value, row.exists)));
  return { items: lists.items, complete: rows.complete && lists.complete };
}

function isMissing(value: Value | undefined): value is undefined {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}
