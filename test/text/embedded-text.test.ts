import { describe, expect, it } from '@jest/globals';
import { align } from '../../src/text/alignment.js';
import { EmbeddedText, placeInFile } from '../../src/text/embedded-text.js';
import { Source, type Span, textOf } from '../../src/text/source.js';

const whole = (text: string): Span => ({ source: new Source('a', text), start: 0, end: text.length });

/** What is written where a stretch of a text is found, which a part of it names. */
function writtenFor(text: string, part: string, ...written: readonly [string, ...string[]]): string {
  const [first, ...others] = written.map(whole);
  if (first === undefined) throw new Error('written nowhere');
  const start = text.indexOf(part);
  return textOf(placeInFile({ source: new EmbeddedText(text, [first, ...others]), start, end: start + part.length }));
}

describe('a stretch of an embedded text', () => {
  it.each<[string, string, string, string]>([
    ['a b\nc', 'b', "'''a b\nc'''", 'b'],
    ['a "b"\nc', '"b"', String.raw`"a \"b\"\nc"`, String.raw`\"b\"`],
    ["a 'b' c", "'b'", String.raw`"[base64('a ''b'' c')]"`, "''b''"],
    ["a 'b'\nc", 'c', String.raw`"[base64('a ''b''\nc')]"`, 'c'],
    ['a é x', 'x', String.raw`"a \u00e9 x"`, 'x'],
    ['a \u{1F600} x', '\u{1F600}', String.raw`'a \u{1F600} x'`, String.raw`\u{1F600}`],
    ['a \\n b', '\\n', String.raw`"a \\n b"`, String.raw`\\n`],
    ['a \\n b', '\\n', String.raw`'''a \n b'''`, String.raw`\n`],
    ['tab\there', 'here', String.raw`"tab\there"`, 'here'],
  ])('of %j: %j is written in %j as %j', (text, part, written, expected) => {
    expect(writtenFor(text, part, written)).toBe(expected);
  });

  it('is found word by word where other things are put in', () => {
    const written = "[format('connect --location {0} --verbose', parameters('location'))]";
    const text = 'connect --location westeurope --verbose';
    expect(writtenFor(text, 'connect', written)).toBe('connect');
    expect(writtenFor(text, '--verbose', written)).toBe('--verbose');
    expect(writtenFor(text, 'westeurope', written)).toBe(' {0} ');
    expect(writtenFor(text, 'connect --location westeurope', written)).toBe('connect --location {0} ');
    expect(writtenFor(`${text} \uFFFC`, '\uFFFC', written)).toBe("', parameters('location'))]");
  });

  it('is the whole where nothing of it is written there', () => {
    expect(writtenFor('xyz', 'y', "[join(variables('lines'), '')]")).toBe("[join(variables('lines'), '')]");
  });

  it('is in the first of the stretches that show most of it', () => {
    expect(writtenFor('a b', 'b', "[variables('x')]", 'a c', 'a b!', 'a b?')).toBe('b');
    const text = new EmbeddedText('a b', [whole('[x]'), whole('a b!'), whole('a b?')]);
    expect(placeInFile({ source: text, start: 2, end: 3 }).source.text).toBe('a b!');
  });

  it('is found in time where little of a long text is written', () => {
    const text = new EmbeddedText(`start ${'\uFFFC '.repeat(200_000)}end`, [whole('start {0} end')]);
    const before = process.cpuUsage();
    const places = Array.from({ length: 10_000 }, (_, at) => placeInFile({ source: text, start: 6 + at * 40, end: 7 + at * 40 }));
    expect(new Set(places.map(textOf))).toEqual(new Set([' {0} ']));
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });

  it('ends with the text where it is said to go on', () => {
    const text = new EmbeddedText('a b', [whole('(a b)')]);
    const placed = (start: number, end: number): string => textOf(placeInFile({ source: text, start, end }));
    expect([placed(2, 9), placed(9, 9), placed(3, 3), placed(0, 0)]).toEqual(['b', '', '', '']);
  });

  it('is in the file, however deep it is embedded', () => {
    const outer = new EmbeddedText('run "inner text"', [whole(String.raw`"run \"inner text\""`)]);
    const inner = new EmbeddedText('inner text', [{ source: outer, start: 5, end: 15 }]);
    expect(textOf(placeInFile({ source: inner, start: 6, end: 10 }))).toBe('text');
    expect(placeInFile({ source: inner, start: 0, end: 0 })).toMatchObject({ start: 7, end: 7 });
  });
});

describe('aligning', () => {
  it('looks for a word so far ahead and no further', () => {
    const found = (gap: number): number => align('ab cd', `ab${' '.repeat(gap)}x cd`).found;
    expect(found(998)).toBe(4);
    expect(found(999)).toBe(2);
  });

  it('takes no longer than its text, whatever is written', () => {
    const text = 'a '.repeat(200_000);
    expect(align(text, `'b ${'a '.repeat(100_000)}`).found).toBe(100_000);
    expect(align(text, '\\'.repeat(500_000)).found).toBe(0);
  });
});
