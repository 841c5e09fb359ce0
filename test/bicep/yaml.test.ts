import { describe, expect, it } from '@jest/globals';
import { readYaml } from '../../src/bicep/yaml.js';
import { Source } from '../../src/text/source.js';
import { expressionText } from './expression-text.js';

function read(text: string): string | undefined {
  const source = new Source('x.yaml', text);
  const expression = readYaml(source, { source, start: 0, end: 0 });
  return expression && expressionText(expression);
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
