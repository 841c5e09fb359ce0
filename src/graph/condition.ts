import { scalar, symbolicCall } from '../evaluation/construct.js';
import type { Value } from '../evaluation/value.js';

/** Both conditions together; a known one is dropped or decides. */
export function conjunction(left: Value, right: Value): Value {
  if (isScalar(left, true) || isScalar(right, false)) return right;
  if (isScalar(right, true) || isScalar(left, false)) return left;
  return symbolicCall('and', [left, right], { type: 'bool' }, left.origin);
}

/** The opposite of a condition. */
export function negation(condition: Value): Value {
  if (condition.kind === 'scalar') return scalar(condition.value !== true, condition.origin);
  return symbolicCall('not', [condition], { type: 'bool' }, condition.origin);
}

function isScalar(value: Value, wanted: boolean): boolean {
  return value.kind === 'scalar' && value.value === wanted;
}
