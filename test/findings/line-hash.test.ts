import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LineHashes, lineHashes } from '../../src/findings/line-hash.js';
import { Source } from '../../src/text/source.js';

/** The definition taken literally: a polynomial over the next 100 characters that count, modulo 2^64. */
function hashesByDefinition(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const significant = lines.map((line) => line.replace(/[ \t]/g, ''));
  const seen = new Map<string, number>();
  return lines.map((_, at) => {
    const rest = significant.slice(at).join('\n');
    const units = Array.from({ length: 100 }, (_unused, n) => (n < rest.length ? rest.charCodeAt(n) : n === rest.length ? 0xffff : 0));
    const hash = BigInt.asUintN(
      64,
      units.reduce((sum, unit) => sum * 37n + BigInt(unit), 0n),
    ).toString(16);
    seen.set(hash, (seen.get(hash) ?? 0) + 1);
    return `${hash}:${seen.get(hash) ?? 0}`;
  });
}

describe('line hash', () => {
  // Computed with the algorithm of the upload action.
  it.each<[string, string[]]>([
    ['', ['c129715d7a2bc9a3:1']],
    ['plumb', ['68ede6b120c0f863:1']],
    ['{\n  "a": 1\n}\n', ['dee215df393e0f45:1', '8266b7077bdffbc:1', '32dce9ccfdbc9d3e:1', 'c129715d7a2bc9a3:1']],
    ['{\r\n\t"a": 1,\r\n\t"b": [ ]\r\n}', ['82099bc0496a2709:1', '86815bfff38916e0:1', '3bad5afc61948f16:1', '13db8c734146ff90:1']],
    ['name\rlocation\r\n\r\nsku', ['1d2e16d9a4927e6a:1', 'cf78d0d4d414df0f:1', '652556075d831bdc:1', 'a645490a84d27462:1']],
    ['"é日本😀"\n', ['6f22f0d38f36b290:1', 'c129715d7a2bc9a3:1']],
    [
      'line\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\n',
      [
        '984f74b0aa6ade18:1',
        '984f74b0aa6ade18:2',
        '984f74b0aa6ade18:3',
        '984f74b0aa6ade18:4',
        '984f74b0aa6ade18:5',
        '984f74cd36db3cf5:1',
        'e4edb1cee8235c7:1',
        '1a8142805989081:1',
        '4a85151d751cf143:1',
        '52d6afbe91d926ad:1',
        '9649768b57f25bdf:1',
        'f7445f3892f6b279:1',
        'bf97774706d2649b:1',
        '48e6c507ed390ee5:1',
        'ed004239d3c44277:1',
        '75274973ea36fef1:1',
        '926cf93f2f063473:1',
        '875542b79e20ed9d:1',
        '87cbcba605bf418f:1',
        'dd9c2cdf3f25ade9:1',
        '3c5c1a9c3452f8cb:1',
        '171f5eea46a13ad5:1',
        '3b2ec92861c73127:1',
        'e178b07ad2457761:1',
        'c129715d7a2bc9a3:1',
      ],
    ],
  ])('of %j is that of the upload action', (text, hashes) => {
    expect(lineHashes(text)).toEqual(hashes);
  });

  it('follows its definition on any text', () => {
    const character = fc.constantFrom('a', 'b', ' ', '\t', '\n', '\r\n', '\r', '{', '"', '\u65e5', '\ud83d\ude00', '\ufeff');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 300 }), (characters) => {
        const text = characters.join('').replace(/\r[ \t]+\n/g, '\n');
        expect(lineHashes(text)).toEqual(hashesByDefinition(text));
      }),
    );
  });

  it('is the same for all line ends and indentations', () => {
    expect(lineHashes('{\r\n\t"a": 1\r\n}')).toEqual(lineHashes('{\n  "a":1\n}'));
  });

  it('counts a byte-order mark, which is no column of its line', () => {
    const source = new Source('main.json', '\ufeff{}');
    const hash = new LineHashes().of({ source, start: 1, end: 3 });
    expect(hash).toBe(hashesByDefinition('\ufeff{}')[0]);
    expect(hash).not.toBe(lineHashes('{}')[0]);
    expect([0, 1, 2].map((offset) => source.position(offset).column)).toEqual([1, 1, 2]);
    expect(source.line(1)).toBe('{}');
  });

  it('of a place is that of the line where it starts, in its own file', () => {
    const hashes = new LineHashes();
    for (const source of [new Source('main.json', 'a\nb\na'), new Source('main.json', 'c\nd\nc')]) {
      expect([0, 3, 4].map((start) => hashes.of({ source, start, end: 5 }))).toEqual(lineHashes(source.text));
    }
  });
});
