import { memoOf } from './container.js';
import { partsOf } from './parts.js';
import type { ArrayValue, ObjectValue, Value } from './value.js';

/** How much a value holds: leaves counted as often as they stand in it, long texts by length. Remembered, so shared parts are counted once. */
export function weightOf(value: Value): number {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? 1 + weightOfText(value.value) : 1;
    case 'unknown':
      return value.symbol.weight;
    default: {
      const memo = memoOf(value);
      return (memo.weight ??= weightOfContainer(value));
    }
  }
}

/** What the characters of a text count. */
export function weightOfText(text: string): number {
  return text.length / 64;
}

function weightOfContainer(value: ArrayValue | ObjectValue): number {
  return weightOfParts(partsOf(value));
}

/** What something holds that consists of these parts. */
export function weightOfParts(parts: readonly Value[]): number {
  let weight = 1;
  for (const part of parts) weight += weightOf(part);
  return weight;
}
