import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemsOf, membersOf, plainOf, textIn } from '../../src/policy/document.js';
import { readDocument } from '../../src/policy/read-document.js';
import { Source } from '../../src/text/source.js';

/** What a text says, or where and what is wrong with it. */
function read(path: string, text: string): unknown {
  const { document, problems } = readDocument(new Source(path, text));
  if (problems.length === 0 && document !== undefined) return plainOf(document);
  return problems.map(({ message, span }) => `${span.start}: ${message}`);
}

describe('a document', () => {
  it('is JSON with comments and trailing commas', () => {
    expect(read('a.json', '\uFEFF{ // first\n "a": [1, true, null,], /* b */ "b": { "c": "d" }, }')).toEqual({
      a: [1, true, null],
      b: { c: 'd' },
    });
  });

  it('is YAML by its ending', () => {
    expect(read('a.yaml', 'a:\n- 1\n- true\n- ~\nb: {c: d}\nday: 2027-01-31\n')).toEqual({
      a: [1, true, null],
      b: { c: 'd' },
      day: '2027-01-31',
    });
  });

  it('is YAML by the other ending, in any letter case, and JSON by every other', () => {
    expect(['a.yml', 'A.YAML', 'a.jsonc', 'a.yaml.json'].map((path) => Array.isArray(read(path, 'a: 1')))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('says the same in both', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('"__proto__"'));
        const json = read('a.json', text);
        expect(json).toEqual(JSON.parse(text));
        if (value !== null) expect(read('a.yaml', text)).toEqual(json);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a member called __proto__ a member', () => {
    expect(Object.keys(read('a.json', '{"__proto__": {"x": 1}}') as object)).toEqual(['__proto__']);
  });

  it.each([
    ['a.json', '{"a" 1}', '5: expected a colon'],
    ['a.json', '{"a": "b', '6: expected a closing quote'],
    ['a.json', '', '0: expected a value'],
    ['a.json', '{"a": 1, "a": 2}', "9: 'a' is given twice"],
    ['a.yaml', '# nothing', '0: there is nothing in it'],
    ['a.yaml', 'a: &x 1\nb: *x', '11: anchors are not followed here: write it out'],
    ['a.yaml', 'a: 1\na: 2', "5: 'a' is given twice"],
    ['a.yaml', 'a: 1\n---\nb: 2', '5: expected one document'],
    ['a.yaml', '[a]: 1', '0: a key is a text'],
  ])('%s: %s', (path, text, problem) => {
    expect(read(path, text)).toEqual([problem]);
  });

  it('has the places of its keys and values, and of a mistake', () => {
    const placed = (path: string, text: string) => {
      const { document, problems } = readDocument(new Source(path, text));
      const at = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
      return [...membersOf(document).flatMap(({ nameSpan, value }) => [at(nameSpan), at(value)]), ...problems.map(({ span }) => at(span))];
    };
    expect(placed('a.json', '{"a": [1], "b": "c" }')).toEqual(['"a"', '[1]', '"b"', '"c"']);
    expect(placed('a.yaml', 'a: [1]\nb: c')).toEqual(['a', '[1]', 'b', 'c']);
    expect(placed('a.json', '{"a" "bcd"}')).toEqual(['"bcd"']);
    expect(itemsOf(readDocument(new Source('a.json', '[1, "x"]')).document).map(textIn)).toEqual([undefined, 'x']);
  });

  it.each(['a.json', 'a.yaml'])('is refused unread where it is too deep or too large: %s', (path) => {
    expect(read(path, '['.repeat(1_000))).toEqual(['0: this is nested more than 60 levels deep']);
    expect(read(path, `["${'x'.repeat(1_100_000)}"]`)).toEqual(['0: this has more than 1048576 characters']);
  });
});
