import { describe, expect, it } from '@jest/globals';
import { boundedDiagnostics } from '../../src/diagnostics/bounded-diagnostics.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';

function about(path: string | undefined, at: number): Diagnostic {
  return { code: 'duplicate-key', severity: 'warning', message: `message ${at}`, path };
}

describe('what is told of many diagnostics', () => {
  it('is the first hundred of a code in a file, and how many more there are', () => {
    const many = Array.from({ length: 250 }, (_, at) => about('a.json', at));
    const others = [about('b.json', 1), { ...about('a.json', 2), code: 'json-syntax' as const }];
    expect(boundedDiagnostics([...many, ...others])).toEqual([
      ...many.slice(0, 100),
      ...others,
      { code: 'duplicate-key', severity: 'warning', message: 'there are 150 more of these about this file', path: 'a.json' },
    ]);
  });

  it('is each of a hundred', () => {
    const many = Array.from({ length: 100 }, (_, at) => about(undefined, at));
    expect(boundedDiagnostics(many)).toEqual(many);
  });

  it('is the beginning of a long message', () => {
    const [{ message } = about('', 0)] = boundedDiagnostics([{ ...about('a.json', 1), message: 'x'.repeat(100_000) }]);
    expect(message).toBe(`${'x'.repeat(1_000)}…`);
  });
});
