import { describe, expect, it } from '@jest/globals';
import { readBounded } from '../../src/text/document-bounds.js';

describe('reading within bounds', () => {
  const endless = (): number => 1 + endless();

  it('gives what a library reads', () => {
    expect(readBounded('a: 1', () => 'read')).toEqual({ value: 'read' });
  });

  it('does not ask the library for a text that exceeds one', () => {
    expect(readBounded('['.repeat(100), () => expect(true).toBe(false))).toEqual({ exceeded: 'is nested more than 60 levels deep' });
  });

  it('takes a library that runs out of stack for one that met too deep a text', () => {
    expect(readBounded('a: 1', endless)).toEqual({ exceeded: 'is nested more than 60 levels deep' });
  });

  it('lets other errors of a library through', () => {
    expect(() => readBounded('a: 1', () => [].length.toFixed(-1))).toThrow(RangeError);
  });

  it('makes the mistakes of a library without the way to each, and those of others with it', () => {
    const limit = Error.stackTraceLimit;
    expect(readBounded('a: 1', () => new Error('wrong').stack)).toEqual({ value: 'Error: wrong' });
    expect(() => readBounded('a: 1', () => [].length.toFixed(-1))).toThrow(RangeError);
    expect(Error.stackTraceLimit).toBe(limit);
  });
});
