import { describe, expect, it } from '@jest/globals';
import { Memo } from '../../src/text/memo.js';

describe('a memo', () => {
  it('asks once for each key, whatever it is given', () => {
    const asked: string[] = [];
    const memo = new Memo((key: string) => {
      asked.push(key);
      return key === 'a' ? 1 : undefined;
    });
    expect(['a', 'b', 'a', 'b'].map((key) => memo.of(key))).toEqual([1, undefined, 1, undefined]);
    expect(asked).toEqual(['a', 'b']);
  });

  it('asks again for what it forgot and for what failed', () => {
    let asked = 0;
    const memo = new Memo((key: string) => {
      if (++asked === 1) throw new Error(key);
      return asked;
    });
    expect(() => memo.of('a')).toThrow('a');
    expect(memo.of('a')).toBe(2);
    memo.forget('a');
    expect(memo.of('a')).toBe(3);
  });
});
