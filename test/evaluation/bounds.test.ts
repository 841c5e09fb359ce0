import { describe, expect, it } from '@jest/globals';
import { complaints } from './predict.js';

const use = (expression: string): object[] => [
  { type: 'Microsoft.Network/virtualNetworks', name: 'v', apiVersion: '2024-05-01', tags: { t: expression } },
];
const chain = (length: number, step: (before: string) => string): object =>
  Object.fromEntries(Array.from({ length }, (_, index) => [`v${index}`, index === 0 ? 'x' : `[${step(`variables('v${index - 1}')`)}]`]));

describe('a template that would', () => {
  it('grow a text without end is stopped', () => {
    const variables = chain(60, (before) => `concat(${before}, ${before})`);
    expect(complaints({ variables, resources: use("[variables('v59')]") })).toEqual([
      'budget-exceeded: a text has more than 4194304 characters',
    ]);
  });

  it('grow a structure without end is stopped', () => {
    const variables = chain(60, (before) => `createArray(${before}, ${before})`);
    expect(complaints({ variables, resources: use("[length(variables('v59'))]") })).toEqual([
      'budget-exceeded: a value holds more than 200000 parts',
    ]);
  });

  it('call itself without end is stopped', () => {
    const functions = [{ namespace: 'n', members: { f: { parameters: [], output: { type: 'string', value: '[n.f()]' } } } }];
    expect(complaints({ functions, resources: use('[n.f()]') })).toEqual([
      'budget-exceeded: expressions are nested more than 400 levels deep',
    ]);
  });

  it('refer to itself in a circle is refused', () => {
    const variables = { a: "[variables('b')]", b: "[variables('a')]" };
    expect(complaints({ variables, resources: use("[variables('a')]") })).toEqual(["evaluation-failed: 'a' refers to itself"]);
  });

  it('run loops in loops is stopped', () => {
    const loop = (name: string, input: unknown): object => ({ copy: [{ name, count: 800, input }] });
    const variables = loop('outer', loop('inner', loop('innermost', "[copyIndex('innermost')]")));
    const sections = { variables, resources: use("[length(variables('outer'))]") };
    expect(complaints(sections, {}, { budget: { steps: 5000 } })).toContain('budget-exceeded: evaluation stopped after 5000 steps');
  });
});
