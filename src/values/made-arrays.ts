import { attempt } from './attempt.js';
import { callNamed } from './conditions.js';
import { scalar, symbolicCall } from './construct.js';
import { EvaluationError } from './evaluation-error.js';
import { partsOf } from './parts.js';
import type { SymbolicLambda, UnknownValue, Value } from './value.js';

/** What reading a member of an array that is yet to be made asks for. */
export interface MadeArrayReader {
  /** `base[key]`. */
  readonly read: (base: Value, key: Value) => Value;
  /** The body of a lambda with its variables bound to these values, in order. */
  readonly apply: (lambda: SymbolicLambda, values: readonly Value[]) => Value;
}

/** What holds more than this is not gone through for a single item. */
const heaviest = 1_000;

const made = new Set(['first', 'map', 'toObject']);

/**
 * `base[key]` where `base` is what `map`, a loop or `toObject` makes of an array whose length is not known, or the first item of some array. An item
 * that is there is what the lambda makes of the same item of the array; whatever has a member is no null, as `first` gives for an empty array.
 * Undefined for any other base.
 */
export function memberOfMade(base: UnknownValue, key: Value, reader: MadeArrayReader): Value | undefined {
  if (base.shown !== undefined || base.symbol.weight > heaviest) return undefined;
  const [list] = callNamed(base, 'first') ?? [];
  if (list !== undefined) return list.kind === 'unknown' ? reader.read(reader.read(list, scalar(0)), key) : undefined;
  const table = callNamed(base, 'toObject');
  if (table !== undefined) return memberOfTable(table, key, reader);
  const [of, lambda] = callNamed(base, 'map') ?? [];
  return of === undefined || !mayBeIndex(key) ? undefined : applied(lambda, () => [itemOf(of, key, reader), key], reader);
}

/** How many values `memberOfMade` may look at, at most. */
export function workToRead(base: Value): number {
  const isMade = base.kind === 'unknown' && base.symbol.kind === 'call' && made.has(base.symbol.name);
  return isMade ? Math.ceil(Math.min(base.symbol.weight, heaviest)) : 0;
}

/** A member of a table of which one lambda makes the keys and another the members: what the latter makes of the item that has this key. */
function memberOfTable([list, keys, members]: readonly Value[], key: Value, reader: MadeArrayReader): Value | undefined {
  if (list === undefined || keys === undefined) return undefined;
  return applied(members, () => [reader.read(symbolicCall('toObject', [list, keys], { type: 'object' }), key)], reader);
}

function applied(lambda: Value | undefined, valuesOf: () => readonly Value[], reader: MadeArrayReader): Value | undefined {
  if (lambda?.kind !== 'unknown' || lambda.symbol.kind !== 'lambda') return undefined;
  const { symbol } = lambda;
  const values = valuesOf().slice(0, symbol.parameters.length);
  if (holdsLambda(symbol.body) && values.some(holdsVariable)) return undefined;
  const result = attempt(() => reader.apply(symbol, values));
  return result instanceof EvaluationError ? undefined : result;
}

/** An item of a list; the number itself of all numbers from 0 on. */
function itemOf(list: Value, key: Value, { read }: MadeArrayReader): Value {
  const [start] = callNamed(list, 'range') ?? [];
  return start?.kind === 'scalar' && start.value === 0 ? key : read(list, key);
}

function mayBeIndex(key: Value): boolean {
  return key.kind === 'unknown' || (key.kind === 'scalar' && typeof key.value === 'number' && key.value >= 0);
}

function holdsLambda(value: Value): boolean {
  if (value.kind === 'scalar') return false;
  return (value.kind === 'unknown' && value.symbol.kind === 'lambda') || partsOf(value).some(holdsLambda);
}

/** Whether a value holds a variable of a lambda around it, which a lambda with a variable of the same name would take for its own. */
function holdsVariable(value: Value): boolean {
  return value.kind !== 'scalar' && (callNamed(value, 'lambdaVariables') !== undefined || partsOf(value).some(holdsVariable));
}
