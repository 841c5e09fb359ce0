import { isNull, scalar } from '../values/construct.js';
import { restingOn } from '../values/resting.js';
import { callNamed, negate, simplifyAnd } from '../values/conditions.js';
import type { Truth } from '../values/truth.js';
import type { Value } from '../values/value.js';

/** Things found under a name; where `complete` is false, the deployment may hold more of them than could be listed. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
  /** Unknown values that hold the rest, as far as it is in values. */
  readonly unlisted: readonly Value[];
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

const always = scalar(true);
const nothing: Listing<never> = { items: [], complete: true, unlisted: [] };

/**
 * The items of a value that should be an array: those of both branches of an `if`, each under its condition, and the known stretches of
 * a concatenation. A missing value is a complete, empty list.
 */
export function listItems(value: Value | undefined, exists: Value = always): Listing<ListItem> {
  if (isMissing(value)) return nothing;
  if (value.kind === 'array') {
    const items = value.items.map((item) => restingOn(item, value));
    return whole(items, exists);
  }
  return branches(value, exists, listItems) ?? sideBySide(value, exists);
}

/** A value that stands for itself as a list: none where it is missing, one under a condition where an `if` has it in one branch. */
export function oneItem(value: Value | undefined, exists: Value = always): Listing<ListItem> {
  if (isMissing(value)) return nothing;
  return branches(value, exists, oneItem) ?? whole([value], exists);
}

/** Several lists as one. */
export function joined<T>(lists: readonly Listing<T>[]): Listing<T> {
  return {
    items: lists.flatMap((list) => list.items),
    complete: lists.every((list) => list.complete),
    unlisted: lists.flatMap((list) => list.unlisted),
  };
}

function whole(values: readonly Value[], exists: Value): Listing<ListItem> {
  return { items: values.map((value) => ({ value, exists })), complete: true, unlisted: [] };
}

function unlistable(value: Value): Listing<ListItem> {
  return { items: [], complete: false, unlisted: [value] };
}

/** What both branches of an `if` hold. One that the engine would refuse holds nothing: there is no deployment then. */
function branches(
  value: Value,
  exists: Value,
  itemsOf: (branch: Value | undefined, exists: Value) => Listing<ListItem>,
): Listing<ListItem> | undefined {
  if (callNamed(value, 'fail') !== undefined) return nothing;
  const [condition, then, otherwise] = callNamed(value, 'if') ?? [];
  if (condition === undefined) return undefined;
  const holds = simplifyAnd([exists, condition]);
  const holdsNot = simplifyAnd([exists, negate(condition) ?? scalar(false)]);
  return joined([itemsOf(then, holds), itemsOf(otherwise, holdsNot)]);
}

/** The items of calls that put arrays together. */
function sideBySide(value: Value, exists: Value): Listing<ListItem> {
  const made = callNamed(value, 'createArray');
  if (made !== undefined) return whole(made, exists);
  const rows = callNamed(value, 'flatten');
  if (rows !== undefined) return flattened(listItems(rows[0], exists));
  const stretches = callNamed(value, 'concat') ?? callNamed(value, 'union');
  return stretches === undefined ? unlistable(value) : joined(stretches.map((stretch) => listItems(stretch, exists)));
}

function flattened(rows: Listing<ListItem>): Listing<ListItem> {
  const lists = joined(rows.items.map((row) => listItems(row.value, row.exists)));
  return joined([lists, { ...rows, items: [] }]);
}

function isMissing(value: Value | undefined): value is undefined {
  return value === undefined || isNull(value);
}
