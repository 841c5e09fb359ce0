import { describe, expect, it } from '@jest/globals';
import { readJson } from '../../src/arm/json-reader.js';
import { selectPath } from '../../src/bicep/lowering/json-path.js';
import { Source } from '../../src/text/source.js';
import { expressionText } from './expression-text.js';

const file = new Source(
  'services.json',
  `{
    "services": [
      { "kind": "blob", "port": 1, "open": true, "note": null },
      { "kind": "vault", "port": 2, "open": false, "sub": { "port": 7 } },
      { "kind": "web", "port": 3.5 }
    ],
    "names": { "a": { "port": 10 }, "b": { "port": 20 } },
    "numbers": [1, 2, 3, 4, 5],
    "odd key": 6, "it's": 8, "wanted": "vault", "none": {}
  }`,
);

function selected(path: string, from = file): string | undefined {
  const { root } = readJson(from, 'data');
  const found = root && selectPath(root, path);
  return found === undefined || found === 'nothing' ? found : expressionText(found);
}

describe('a JSONPath', () => {
  it.each([
    ["$.services[?(@.kind=='vault')].port", '2'],
    ["$.services[?(@['kind'] == $.wanted)].port", '2'],
    ["services[?('web' == @.kind)].port", '3.5'],
    ["$.services[?(@.kind != 'vault')].port", '[1, 3.5]'],
    ["$.services[?(@.kind <> 'vault')].port", '[1, 3.5]'],
    ['$.services[?(@.port >= 2)].kind', "['vault', 'web']"],
    ['$.services[?(@.sub)].kind', "'vault'"],
    ['$.services[?(@.note == null)].kind', "'blob'"],
    ["$.services[?(@.open != 'x')].kind", "['blob', 'vault']"],
    ['$.services[?(@.port > 1 && @.open == false)].kind', "'vault'"],
    ['$.numbers[?(@ > 3)]', '[4, 5]'],
    ['$..[?(@.port == 7)].port', '7'],
  ])('filters: %s', (path, expected) => {
    expect(selected(path)).toBe(expected);
  });

  it('lets a logical operator bind all that follows it, until another one comes', () => {
    expect(selected("$.services[?(@.kind == 'x' && @.port == 1 || @.port == 3.5)].kind")).toBe('nothing');
    expect(selected("$.services[?(@.port == 1 || @.kind == 'web' && @.port == 2)].kind")).toBe("'blob'");
  });

  it.each([
    ['$.numbers[-2:]', '[4, 5]'],
    ['$.numbers[-1:]', '5'],
    ['$.numbers[:2]', '[1, 2]'],
    ['$.numbers[ 1 : 4 : 2 ]', '[2, 4]'],
    ['$.numbers[::-2]', '[5, 3, 1]'],
    ['$.numbers[9:1:-1]', '[5, 4, 3]'],
    ['$.numbers[0, 2]', '[1, 3]'],
    ["$.names['b','a'].port", '[20, 10]'],
    ["$['odd key']", '6'],
    ["$['it\\'s']", '8'],
  ])('takes slices and lists: %s', (path, expected) => {
    expect(selected(path)).toBe(expected);
  });

  it.each([
    ['$.names..*', '[{a: {port: 10}, b: {port: 20}}, {port: 10}, 10, {port: 20}, 20]'],
    ['$..port', '[1, 2, 7, 3.5, 10, 20]'],
    ["$.names..['port']", '[10, 20]'],
    ['$.names.*.port', '[10, 20]'],
    ['$.numbers[*]', '[1, 2, 3, 4, 5]'],
  ])('goes through what lies below: %s', (path, expected) => {
    expect(selected(path)).toBe(expected);
  });

  it.each([
    '$.numbers.*',
    '$.names[*]',
    '$.none.*',
    '$.numbers[-1]',
    '$["odd key"]',
    '$.',
    '$.services[0]kind',
    '$.numbers[::0]',
    '$.services[?(@.kind',
  ])('selects nothing: %s', (path) => {
    expect(selected(path)).toBe('nothing');
  });

  it.each(['$.services[?(@.kind =~ /v/)]', '$.services[?(@.kind > 1)]'])('is not decided: %s', (path) => {
    expect(selected(path)).toBeUndefined();
  });

  it('is given up where it would look at too much', () => {
    const deep = new Source('deep.json', `${'{"a":'.repeat(120)}1${'}'.repeat(120)}`);
    expect(selected('$..*..*..*..*', deep)).toBeUndefined();
  });
});
