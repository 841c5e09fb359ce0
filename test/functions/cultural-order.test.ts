import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { culturalOrder } from '../../src/functions/cultural-order.js';

describe('culturalOrder', () => {
  const collator = new Intl.Collator('en');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
    fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', '-', '_', '1', ' '), maxLength: 6 }),
  );

  it('is the order of the English language for plain text', () => {
    fc.assert(
      fc.property(text, text, (a, b) => Math.sign(culturalOrder(a, b)) === Math.sign(collator.compare(a, b))),
      { numRuns: 3_000, seed: 11 },
    );
  });

  it('sorts what is not ASCII beside its base letter', () => {
    expect(['z', 'é', 'f', 'E'].sort(culturalOrder)).toEqual(['E', 'é', 'f', 'z']);
  });
});
