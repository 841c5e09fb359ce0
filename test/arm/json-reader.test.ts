import { describe, expect, it } from '@jest/globals';
import { readJson } from '../../src/arm/json-reader.js';
import { Source, textOf } from '../../src/text/source.js';
import { complaintsOf, valueOf } from './plain.js';

describe('readJson', () => {
  it('reads strict JSON as JSON.parse does', () => {
    const text = '{ "a": [1, -2.5, 1e3, true, false, null, "x\\n\\u00e9\\"\\\\\\/"], "b": { "c": {} }, "d": [] , "": -0.0 }';
    expect(valueOf(text, 'data')).toEqual(JSON.parse(text));
  });

  it.each([
    ['comments', '// one\n{ /* two */ "a" /**/ : 1 // three\n}', { a: 1 }],
    ['trailing commas', '{ "a": [1, 2,], }', { a: [1, 2] }],
    ['a byte-order mark', '\ufeff{ "a": 1 }', { a: 1 }],
    ['CRLF and Unicode white space', '{\r\n\u00a0"a":\u2003 1\r\n}', { a: 1 }],
    ['line breaks and tabs inside strings', '{ "a": "x\n\ty\r\n" }', { a: 'x\n\ty\r\n' }],
    ['single quotes', "{ 'a': 'it\\'s \"x\"' }", { a: 'it\'s "x"' }],
    ['unquoted keys', '{ a: 1, $b_2: 2 }', { a: 1, $b_2: 2 }],
    ['hexadecimal, octal and bare fractions', '[0x1F, 010, .5]', [31, 8, 0.5]],
    ['big numbers', '[12345678901234567890, 1234567890123]', [Number('12345678901234567890'), 1234567890123]],
    ['numbers that are none', '[Infinity, -Infinity, NaN, 1e400]', ['Infinity', '-Infinity', 'NaN', 'Infinity']],
    ['a lone value', ' "x" ', 'x'],
  ])('takes %s', (_, text, expected) => {
    expect(valueOf(text)).toEqual(expected);
    expect(complaintsOf(text)).toEqual([]);
  });

  it('finds the end of long strings with escapes', () => {
    const long = `${'x'.repeat(100)}\\"${'y'.repeat(100)}\\\\`;
    expect(valueOf(`["${long}", "${long}", "z"]`)).toEqual(JSON.parse(`["${long}", "${long}", "z"]`));
  });

  it('tells expressions from literal text by their brackets', () => {
    const text = String.raw`["[a()]", "[[a()]", "[[a()", "[a()", "[Old]: text", " [a()]", "[", "[[]", "\u005ba()]", "[a()\u005d"]`;
    expect(valueOf(text)).toEqual(['⟦[a()]⟧', '[a()]', '[[a()', '[a()', '[Old]: text', ' [a()]', '[', '[]', '⟦[a()]⟧', '⟦[a()]⟧']);
    expect(valueOf('["[a()]", "[[a()]"]', 'data')).toEqual(['[a()]', '[[a()]']);
  });

  it('takes keys in brackets as expressions', () => {
    expect(valueOf('{ "[a()]": 1, "[[b]": 2, "[c": 3 }')).toEqual({ '⟦[a()]⟧': 1, '[b]': 2, '[c': 3 });
    expect(valueOf('{ "[a()]": 1 }', 'data')).toEqual({ '[a()]': 1 });
  });

  it('gives every node its place', () => {
    const source = new Source('f', '{ "a": ["[b()]", 12] }');
    const { root } = readJson(source, 'template');
    const property = root?.kind === 'object' ? root.properties[0] : undefined;
    const items = property?.value.kind === 'array' ? property.value.items : [];
    expect([root, property, property?.key, property?.value, ...items].map((node) => node && textOf(node))).toEqual([
      source.text,
      '"a": ["[b()]", 12]',
      '"a"',
      '["[b()]", 12]',
      '"[b()]"',
      '12',
    ]);
  });

  it('keeps the last value of a key that is given twice where the first stood, and says so', () => {
    const text = '[{ "c": 3, "a": 1, "b": { "a": 0 }, "[d()]": 5, "c": 4, "[d()]": 6 }]';
    expect(JSON.stringify(valueOf(text))).toBe(JSON.stringify([{ c: 4, a: 1, b: { a: 0 }, '⟦[d()]⟧': 6 }]));
    expect(complaintsOf(text)).toEqual([
      'duplicate-key at ⟦"c"⟧: `c` is given already on line 1; the last one counts',
      'duplicate-key at ⟦"[d()]"⟧: `[d()]` is given already on line 1; the last one counts',
    ]);
  });

  it('keeps keys that differ by case only', () => {
    const text = '[{ "blob": 1, "Blob": 2, "BLOB": 3 }]';
    expect(valueOf(text)).toEqual([{ blob: 1, Blob: 2, BLOB: 3 }]);
    expect(valueOf(text, 'data')).toEqual([{ blob: 1, Blob: 2, BLOB: 3 }]);
    expect(complaintsOf(text)).toEqual([]);
  });

  it('keeps keys that would reach a prototype as plain keys', () => {
    expect(JSON.stringify(valueOf('{ "__proto__": { "x": 1 }, "constructor": 2 }'))).toContain('"constructor":2');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('bounds the nesting', () => {
    const depth = 100_000;
    const text = `{ "a": ${'['.repeat(depth)}${']'.repeat(depth)}, "b": 1 }`;
    expect(valueOf(text)).toMatchObject({ b: 1 });
    expect(complaintsOf(text)).toEqual(['json-syntax at ⟦[⟧: expected at most 500 objects and arrays inside each other, found `[`']);
  });
});

describe('property loops', () => {
  const entry = '{ "name": "x", "count": 2, "input": "[copyIndex(\'x\')]" }';

  it('makes a loop of each entry of `copy`', () => {
    expect(valueOf(`{ "Copy": [${entry}, { "NAME": "y", "Count": 1, "INPUT": 0 }], "z": 1 }`)).toEqual({
      x: { loop: 'x', count: 2, body: "⟦[copyIndex('x')]⟧" },
      y: { loop: 'y', count: 1, body: 0 },
      z: 1,
    });
    expect(valueOf('{ "copy": [] }')).toEqual({});
  });

  it.each([
    '{ "copy": { "name": "x", "count": 2, "input": 0 } }',
    '{ "copy": [{ "name": "x", "count": 2 }] }',
    `{ "copy": [${entry}, { "a": 1 }] }`,
    '{ "copy": "x" }',
  ])('leaves another `copy` alone: %s', (text) => {
    expect(Object.keys(valueOf(text) as object)).toEqual(['copy']);
  });

  it('makes none of data', () => {
    expect(Object.keys(valueOf(`{ "copy": [${entry}] }`, 'data') as object)).toEqual(['copy']);
  });
});
