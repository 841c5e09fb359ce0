import { describe, expect, it } from '@jest/globals';
import { readYaml } from '../../src/bicep/yaml.js';
import { Source } from '../../src/text/source.js';
import { expressionText } from './expression-text.js';

function read(text: string): string | undefined {
  const source = new Source('x.yaml', text);
  const read = readYaml(source, { source, start: 0, end: 0 });
  return read?.kind === 'exceeded' ? read.reason : read && expressionText(read);
}

describe('YAML', () => {
  it('refuses a key that is given twice, at any depth', () => {
    expect([read('a: 1\na: 2'), read('x:\n  - a: 1\n    a: 2'), read('{ a: 1, b: { c: 1, c: 2 } }')]).toEqual(Array(3).fill(undefined));
  });

  it('tells keys of different types apart, and the same key in different objects', () => {
    expect(read("1: 'number'\n'1': 'text'")).toBeDefined();
    expect(read('a: { k: 1 }\nb: { k: 2 }')).toBeDefined();
    expect(read('base: &base { k: 1 }\nother:\n  <<: *base\n  k: 2')).toBeDefined();
  });
});

describe('YAML that the library refuses last', () => {
  it.each(['b: [<<:, 1]', 'a: &x 1\nb: { <<: *x }', 'a: *none'])('cannot be read: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('YAML that is too much', () => {
  const deep = 'is nested more than 60 levels deep';
  const indented = (levels: number, line: (at: number) => string): string => Array.from({ length: levels }, (_, at) => line(at)).join('');

  it.each([
    ['brackets', '['.repeat(1000)],
    ['braces', `${'{a: '.repeat(100)}1${'}'.repeat(100)}`],
    ['items on one line', `${'- '.repeat(100)}1`],
    ['keys on one line', `${'? '.repeat(100)}1`],
    ['values without keys on one line', ': '.repeat(2000)],
    ['keys behind a key', `x: ${'? '.repeat(100)}1`],
    ['items behind tabs', `${'-\t'.repeat(100)}1`],
    ['keys with anchors', `${'? &a '.repeat(100)}1`],
    ['keys in quotes', `x:\n  ${'"a": '.repeat(100)}1`],
    ['keys in a brace', `{x: ${'a: '.repeat(100)}1}`],
    ['keys in another document', `a: 1\n---\nx: ${'? '.repeat(9_000)}1`],
    ['lines', `${indented(100, (at) => `${' '.repeat(at)}a:\n`)}${' '.repeat(100)}b: 1`],
    ['lines of items', indented(100, (at) => `${' '.repeat(2 * at)}- a:\n`)],
  ])('is refused before it is read: %s', (_, text) => {
    expect(read(text)).toBe(deep);
  });

  it('is refused for its length, its values and what its aliases name', () => {
    expect(read('a'.repeat(1_048_577))).toBe('has more than 1048576 characters');
    expect(read('- 1\n'.repeat(100_001))).toBe('holds more than 100000 values');
    expect(read(`a: &a [${Array(2_000).fill(1).join()}]\nb: [${Array(60).fill('*a').join()}]`)).toBe('holds more than 100000 values');
    expect(read(`a: &a [1]\nb: [${Array(200).fill('*a').join()}]`)).toBe('names its anchors too often');
  });

  it('is not what is ordinary: long texts, dashes, tables', () => {
    expect(read(`a: |\n${indented(300, (at) => `${' '.repeat(2 + (at % 50))}x - y\n`)}b: 1`)).toContain('b: 1');
    expect(read(`# ${'-'.repeat(300)}\na: x ${'- '.repeat(100)}`)).toBeDefined();
    expect(read(indented(500, (at) => `k${at}: { a: [1, 2, { b: c }] }\n`))).toContain('k499');
  });
});
