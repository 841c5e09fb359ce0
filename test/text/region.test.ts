import { describe, expect, it } from '@jest/globals';
import { SourceBook } from '../../src/text/region.js';
import { Source, spanOf, textOf } from '../../src/text/source.js';

describe('a book of sources', () => {
  const source = new Source('main.json', 'a b c');
  const span = { source, start: 2, end: 3 };

  it('turns spans into plain regions and back', () => {
    const book = new SourceBook();
    const region = book.regionOf(span);
    expect(region).toEqual({ file: 'main.json', start: 2, end: 3 });
    expect(book.spanOf(region)).toEqual(span);
    expect(book.spanOf({ file: 'main.json', start: 0, end: 1 }).source).toBe(source);
  });

  it('keeps the first source of a path', () => {
    const book = new SourceBook();
    book.regionOf(span);
    const region = book.regionOf({ source: new Source('main.json', 'other'), start: 0, end: 5 });
    expect(book.spanOf(region).source).toBe(source);
  });

  it('does not know files that no span was in', () => {
    const book = new SourceBook();
    expect(() => book.spanOf({ file: 'main.json', start: 0, end: 1 })).toThrow(RangeError);
    book.regionOf(span);
    expect(() => book.spanOf({ file: 'other.json', start: 0, end: 1 })).toThrow("'other.json'");
  });
});

describe('a source', () => {
  it('has lines that end at CRLF, LF or CR, after a byte-order mark', () => {
    const text = new Source('f', '\ufeffab\r\nc\rd\n\ne');
    expect(text.lineStarts).toEqual([1, 5, 7, 9, 10]);
    expect([0, 1, 2, 4, 5, 6, 7, 9, 10, 99].map((offset) => [text.position(offset).line, text.position(offset).column])).toEqual([
      [1, 1],
      [1, 1],
      [1, 2],
      [1, 4],
      [2, 1],
      [2, 2],
      [3, 1],
      [4, 1],
      [5, 1],
      [5, 90],
    ]);
    expect([0, 1, 2, 3, 4, 5, 6].map((line) => text.line(line))).toEqual(['', 'ab', 'c', 'd', '', 'e', '']);
  });

  it('has one line where it is empty', () => {
    const empty = new Source('f', '');
    expect(empty.position(0)).toEqual({ line: 1, column: 1 });
    expect(empty.line(1)).toBe('');
    expect(empty.external).toBe(false);
  });

  it('gives the text of a span', () => {
    const source = new Source('f', 'abc', true);
    const node = { source, start: 1, end: 2, more: 'x' };
    expect(spanOf(node)).toEqual({ source, start: 1, end: 2 });
    expect(textOf(node)).toBe('b');
    expect(source.external).toBe(true);
  });
});
