import { describe, expect, it } from '@jest/globals';
import { foldCase, toLowerCase, toUpperCase } from '../../src/values/letter-case.js';

const single = (character: string, made: string): string =>
  made.length === character.length && (made > '\u007f' || character <= '\u007f') ? made : character;

describe('letter case', () => {
  it('is that of each character by itself, whatever stands beside it', () => {
    const characters = Array.from({ length: 0x1_1000 }, (_, code) => String.fromCodePoint(code));
    for (let at = 0; at < characters.length; at += 16) {
      const part = characters.slice(at, at + 16);
      expect(toUpperCase(part.join(''))).toBe(part.map((one) => single(one, one.toUpperCase())).join(''));
      expect(toLowerCase(part.join(''))).toBe(part.map((one) => single(one, one.toLowerCase())).join(''));
    }
    expect([toLowerCase('ΑΣ Σ'), toUpperCase('ı'), toUpperCase('straße'), toLowerCase('İ\u212a')]).toEqual([
      'ασ σ',
      'ı',
      'STRAßE',
      'İ\u212a',
    ]);
  });

  it('takes a moment for long texts of other scripts', () => {
    const before = process.cpuUsage();
    for (let at = 0; at < 100; at++) expect(foldCase('ä'.repeat(200_000))).toHaveLength(200_000);
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
});
