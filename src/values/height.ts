import { memoOf } from './container.js';
import { partsOf } from './parts.js';
import type { Value } from './value.js';

/** How many values are nested in each other in a value, itself included. Remembered, so that each is looked at once. */
export function heightOf(value: Value): number {
  switch (value.kind) {
    case 'scalar':
      return 1;
    case 'unknown':
      return value.symbol.height;
    default: {
      const memo = memoOf(value);
      return (memo.height ??= heightOfParts(partsOf(value)));
    }
  }
}

/** The height of what consists of these parts. */
export function heightOfParts(parts: readonly Value[]): number {
  let height = 0;
  for (const part of parts) height = Math.max(height, heightOf(part));
  return height + 1;
}
