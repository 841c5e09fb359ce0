import { describe, expect, it } from '@jest/globals';
import { readJson } from '../../src/arm/json-reader.js';
import type { Expression } from '../../src/template/expression.js';
import { Source } from '../../src/text/source.js';
import { complaintsOf, valueOf } from './plain.js';

describe('broken JSON', () => {
  it.each<[string, string, unknown, string[]]>([
    ['a missing comma between properties', '{"a": 1 "b": 2}', { a: 1, b: 2 }, ['⟦"b"⟧: expected `,` or `}`, found a string']],
    ['a missing comma between items', '[1 2]', [1, 2], ['⟦2⟧: expected `,` or `]`, found a number']],
    [
      'a comma too many',
      '{"a": 1,, "b": [1,,2]}',
      { a: 1, b: [1, 2] },
      ['⟦,⟧: expected a property name or `}`, found `,`', '⟦,⟧: expected a value or `]`, found `,`'],
    ],
    ['a missing colon', '{"a" 1, "b": 2}', { a: 1, b: 2 }, ['⟦1⟧: expected `:` after the property name, found a number']],
    ['a missing value', '{"a":, "b": 2}', { a: 'unread()', b: 2 }, ['⟦,⟧: expected a value, found `,`']],
    ['a missing value before a line break', '{"a":\n"b": 2}', { b: 2 }, ['⟦"b"⟧: expected a value, found a string']],
    [
      'a word that is no value',
      '{"a": True, "b": None, "c": 3}',
      { a: 'unread()', b: 'unread()', c: 3 },
      ['⟦True⟧: expected a value, found `True`', '⟦None⟧: expected a value, found `None`'],
    ],
    ['a number that is none', '{"a": 1.2.3, "b": 2}', { a: 'unread()', b: 2 }, ['⟦1.2.3⟧: expected a number, found a number']],
    ['a placeholder', '{"a": {{name}}, "b": 2}', { a: 'unread()', b: 2 }, ['⟦{{name}}⟧: expected a value, found `{{name}}`']],
    ['garbage', '{"a": <name of it>, "b": 2}', { a: 'unread()', b: 2 }, ['⟦<⟧: expected a value, found `<`']],
    [
      'an escape that is none',
      String.raw`{"a": "c:\x"}`,
      { a: 'c:x' },
      [String.raw`⟦\x⟧: expected one of ${'`'}\" \\ \/ \b \f \n \r \t \u0000${'`'} after the backslash, found ${'`'}\x${'`'}`],
    ],
    ['text after the end', '{"a": 1} x', { a: 1 }, ['⟦x⟧: expected the end of the file, found a word without quotes']],
    ['a brace too many', '{"a": 1}}', { a: 1 }, ['⟦}⟧: expected the end of the file, found `}`']],
    ['a comment that never ends', '{"a": 1} /* x', { a: 1 }, ['⟦/*⟧: expected `*/` to close the comment that begins here']],
  ])('recovers from %s', (_, text, expected, complaints) => {
    expect(valueOf(text)).toEqual(expected);
    expect(complaintsOf(text)).toEqual(complaints.map((one) => `json-syntax at ${one}`));
  });

  it.each<[string, string, unknown, string]>([
    [
      'an object before the next item',
      '{"r": [{"a": 1, {"b": 2}], "z": 3}',
      { r: [{ a: 1 }, { b: 2 }], z: 3 },
      '⟦{⟧: expected `}` to close the `{` of line 1, column 8, found `{`',
    ],
    [
      'an array before the next property',
      '{"r": [1, 2, "z": 3}',
      { r: [1, 2], z: 3 },
      '⟦"z"⟧: expected `]` to close the `[` of line 1, column 7, found a string',
    ],
    [
      'an array before the end of an object',
      '{"r": {"z": [1, 2}, "q": 5}',
      { r: { z: [1, 2] }, q: 5 },
      '⟦}⟧: expected `]` to close the `[` of line 1, column 13, found `}`',
    ],
    [
      'an object at the end of the file',
      '{"a": {"b": 1}\n',
      { a: { b: 1 } },
      '⟦}⟧: expected `}` to close the `{` of line 1, column 1, found the end of the file',
    ],
  ])('closes %s', (_, text, expected, complaint) => {
    expect(valueOf(text)).toEqual(expected);
    expect(complaintsOf(text)).toEqual([`json-syntax at ${complaint}`]);
  });

  it.each<[string, string, unknown, string]>([
    ['a value', '{\n "a": "foo,\n "b": "bar"\n}', { a: 'foo', b: 'bar' }, '⟦"foo,⟧'],
    ['an expression', '{\n "a": "[x(\'y\')],\n "b": 1\n}', { a: "⟦[x('y')]⟧", b: 1 }, "⟦\"[x('y')],⟧"],
    ['a key', '{\n "a: 1,\n "b": "bar"\n}', { b: 'bar' }, '⟦"a: 1,⟧'],
    ['the last string of the file', '{\n "a": "foo\n}', { a: 'foo' }, '⟦"foo⟧'],
  ])('ends a string without closing quote on its line: %s', (_, text, expected, place) => {
    expect(valueOf(text)).toEqual(expected);
    expect(complaintsOf(text)).toEqual([`json-syntax at ${place}: expected a closing quote on this line`]);
  });

  it('keeps what a cut-off file still says', () => {
    expect(valueOf('{"resources": [{"type": "t", "name": "n", "properties": {"a": 1, "b": "unfin')).toEqual({
      resources: [{ type: 't', name: 'n', properties: { a: 1, b: 'unfin' } }],
    });
  });

  it.each(['', ' \n', '// nothing'])('says that there is nothing in %j', (text) => {
    expect(valueOf(text)).toBeUndefined();
    expect(complaintsOf(text)).toEqual([`json-syntax at ⟦${text}⟧: expected a JSON value, the file is empty`]);
  });

  it('stops complaining about a file that is something else', () => {
    expect(complaintsOf('{ resource x \'y\' = { a: "b" ;\n'.repeat(1000)).length).toBeLessThanOrEqual(500);
  });

  it('takes a time that grows with the length of hostile text, not with its square', () => {
    const hostile = ['"\n\\', '["a" : ', '{"a":"b" : ', '\'\n"', '{{', '/*', '"a":1.2.3:'].map((piece) => piece.repeat(60_000));
    const start = performance.now();
    hostile.forEach((text) => complaintsOf(text));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('what is left of broken JSON', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a comma that is missing, or one too many', '{"a": {"b": 1 "c": [1,,2],, "d": 3}}', {}],
    ['an item that is none', '{"a": [1, #{x}#]}', { a: true }],
    ['a key that is none', '{"a": {#{x}#}, "b": {"c": 1}}', { a: true }],
    ['a value that is none', '{"a": {"b": <x>}}', {}],
    ['an object that another ends', '{"a": [{"b": 1, {"c": 2}]}', { 'a.0': true }],
  ])('says where something may be missing: %s', (_, text, expected) => {
    expect(cutIn(text)).toEqual(expected);
  });
});

/** The paths of objects and arrays that are marked as cut. */
function cutIn(text: string): Record<string, true> {
  const found: Record<string, true> = {};
  const visit = (node: Expression | undefined, path: string): void => {
    if (node?.kind !== 'object' && node?.kind !== 'array') return;
    if (node.isCut === true) found[path] = true;
    const below = (name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);
    if (node.kind === 'array') node.items.forEach((item, at) => visit(item, below(at)));
    else node.properties.forEach(({ key, value }) => key.kind === 'key' && visit(value, below(key.name)));
  };
  visit(readJson(new Source('main.json', text), 'template').root, '');
  return found;
}

it('is not read any further after three hundred mistakes', () => {
  const items = (count: number): number => {
    const root = readJson(new Source('a.json', `[${'{ '.repeat(count)}}]`), 'template').root;
    return root?.kind === 'array' ? root.items.length : 0;
  };
  expect(items(100)).toBeGreaterThan(90);
  expect(items(5_000)).toBeLessThan(310);
});
