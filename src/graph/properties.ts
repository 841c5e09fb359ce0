import { keyOf, memberKey, scalar, symbolicAccess, symbolicCall } from '../evaluation/construct.js';
import type { ObjectValue, UnknownValue, Value } from '../evaluation/value.js';

/**
 * The value at a path of member names. Undefined where it is missing or null; an `if` with different fates stays an `if`, with null for
 * the branch that lacks it; below an unknown value it is the symbolic access.
 */
export function propertyAt(value: Value, path: readonly string[]): Value | undefined {
  let at: Value | undefined = value;
  for (const name of path) {
    if (at === undefined) return undefined;
    at = member(at, name);
  }
  return isNull(at) ? undefined : at;
}

function member(value: Value, name: string): Value | undefined {
  switch (value.kind) {
    case 'object':
      return memberOfObject(value, name);
    case 'unknown':
      return memberOfUnknown(value, name);
    default:
      return undefined;
  }
}

function memberOfObject(value: ObjectValue, name: string): Value | undefined {
  const found = value.members.get(memberKey(name))?.value;
  if (found !== undefined || value.open.length === 0) return found;
  return symbolicCall('tryGet', [value, scalar(name)], undefined, value.origin);
}

function memberOfUnknown(value: UnknownValue, name: string): Value | undefined {
  const { symbol } = value;
  if (symbol.kind === 'text') return undefined;
  if (symbol.kind !== 'call' || symbol.name.toLowerCase() !== 'if') return symbolicAccess(value, scalar(name), value.origin);
  const [condition, then, otherwise] = symbol.arguments;
  if (condition === undefined || then === undefined || otherwise === undefined) return undefined;
  const [left, right] = [member(then, name) ?? scalar(null), member(otherwise, name) ?? scalar(null)];
  return keyOf(left) === keyOf(right) ? left : symbolicCall('if', [condition, left, right], undefined, value.origin);
}

function isNull(value: Value | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}
