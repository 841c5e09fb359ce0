import { describe, expect, it } from '@jest/globals';
import { compareRows, type FunctionRow } from './function-rows.js';
import type { LeafClass } from './tally.js';

function classOf(row: FunctionRow): LeafClass[] {
  return [...compareRows([row]).tally.counts.keys()];
}

describe('rows of function answers', () => {
  it('are equal where value, type and order of items are', () => {
    expect(classOf({ expression: "split('a-b', '-')", value: ['a', 'b'] })).toEqual(['equal']);
    expect(classOf({ expression: "split('a-b', '-')", value: ['b', 'a'] })).toEqual(['wrong']);
    expect(classOf({ expression: 'string(1)', value: 1 })).toEqual(['wrong']);
    expect(classOf({ expression: "toLower('A')", value: 'A' })).toEqual(['wrong']);
  });

  it('want a refusal for a refusal', () => {
    expect(classOf({ expression: 'noSuchFunction()', error: 'refused' })).toEqual(['equal']);
    expect(classOf({ expression: "int('x'", error: 'refused' })).toEqual(['equal']);
    expect(classOf({ expression: "concat('a')", error: 'refused' })).toEqual(['wrong']);
    expect(classOf({ expression: "int('x')", value: 1 })).toEqual(['wrong']);
  });

  it('compare symbolic answers by random values', () => {
    const unknown = { p: 'string' };
    expect(classOf({ expression: "concat(parameters('p'), 'x')", unknown, symbolic: "[format('{0}x', parameters('p'))]" })).toEqual([
      'symbolic equal',
    ]);
    expect(classOf({ expression: "concat(parameters('p'), 'x')", unknown, symbolic: "[format('{0}y', parameters('p'))]" })).toEqual([
      'wrong',
    ]);
    expect(
      classOf({ expression: "equals(parameters('p'), parameters('p'))", unknown, symbolic: "[equals(parameters('p'), parameters('p'))]" }),
    ).toEqual(['beyond: the same for every value of the unknowns']);
  });

  it('do not ask for an answer that only holds for some values', () => {
    const row = { expression: "contains(createArray('x', parameters('p')), 'y')", unknown: { p: 'string' }, value: false };
    expect(classOf(row)).toEqual(['accepted: the engine knows an answer that does not hold for every value']);
  });
});
