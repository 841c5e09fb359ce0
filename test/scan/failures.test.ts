import { describe, expect, it } from '@jest/globals';
import { Failures } from '../../src/scan/failures.js';

function failing(): number {
  throw new TypeError('boom');
}

describe('a file that this program fails on', () => {
  it('costs itself alone, and is told once', () => {
    const failures = new Failures();
    expect(failures.isolating('a.json', () => 1, undefined)).toBe(1);
    expect(failures.isolating('b.json', failing, 'nothing')).toBe('nothing');
    expect(failures.isolating('b.json', failing, [])).toEqual([]);
    expect([failures.has('a.json'), failures.has('b.json')]).toEqual([false, true]);
    expect(failures.diagnostics).toMatchObject([{ code: 'not-judged', severity: 'error', path: 'b.json' }]);
    expect(failures.diagnostics[0]?.message).toMatch(/^plumblint failed on this file, please report it: TypeError at failures\.test\.ts:/);
  });
});
