import { partsOf } from './parts.js';
import type { Value } from './value.js';

const weights = new WeakMap<Value, number>();

/** How much a value holds: leaves counted as often as they stand in it, long texts by length. Remembered, so shared parts are counted once. */
export function weightOf(value: Value): number {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? 1 + value.value.length / 64 : 1;
  const earlier = weights.get(value);
  if (earlier !== undefined) return earlier;
  const weight = 1 + partsOf(value).reduce((sum, part) => sum + weightOf(part), 0);
  weights.set(value, weight);
  return weight;
}
