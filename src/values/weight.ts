import { contentOf } from './key.js';
import { partsOf } from './parts.js';
import type { Value } from './value.js';

/** By what values share that differ only in where they stand. */
const weights = new WeakMap<object, number>();

/** How much a value holds: leaves counted as often as they stand in it, long texts by length. Remembered, so shared parts are counted once. */
export function weightOf(value: Value): number {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? 1 + value.value.length / 64 : 1;
  const content = value.kind === 'unknown' ? value.symbol : contentOf(value);
  const earlier = weights.get(content);
  if (earlier !== undefined) return earlier;
  let weight = 1;
  for (const part of partsOf(value)) weight += weightOf(part);
  weights.set(content, weight);
  return weight;
}
