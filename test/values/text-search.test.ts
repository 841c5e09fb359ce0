import { describe, expect, it } from '@jest/globals';
import { firstPlaceOf, lastPlaceOf, partsAround } from '../../src/values/text-search.js';

/** Texts of two characters that repeat themselves in many ways. */
function texts(count: number, length: number): string[] {
  let state = 7;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  return Array.from({ length: count }, () => {
    const unit = Array.from({ length: 1 + (next() % 9) }, () => (next() % 3 === 0 ? 'b' : 'a')).join('');
    return unit.repeat(length).slice(0, length);
  });
}

describe('a text that is looked for in another', () => {
  it('is found where it is, long or short', () => {
    for (const [index, text] of texts(60, 300).entries()) {
      for (const wanted of [text.slice(3, 90), text.slice(100, 110), ...texts(4, 70 + index)]) {
        expect([firstPlaceOf(wanted, text), firstPlaceOf(wanted, text, 20)]).toEqual([text.indexOf(wanted), text.indexOf(wanted, 20)]);
        expect(lastPlaceOf(wanted, text)).toBe(text.lastIndexOf(wanted));
        expect(partsAround(wanted, text)).toEqual(text.split(wanted));
      }
    }
  });

  it('is longer than the other', () => {
    const wanted = 'a'.repeat(100);
    expect([firstPlaceOf(wanted, 'aa'), lastPlaceOf(wanted, 'aa'), partsAround(wanted, 'aa')]).toEqual([-1, -1, ['aa']]);
  });

  it('takes no longer where it almost fits everywhere', () => {
    const text = 'a'.repeat(400_000);
    const wanted = `${'a'.repeat(100_000)}b${'a'.repeat(100_000)}`;
    const before = process.cpuUsage();
    expect([firstPlaceOf(wanted, text), lastPlaceOf(wanted, text), partsAround(wanted, text)]).toEqual([-1, -1, [text]]);
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});
