import { describe, expect, it } from '@jest/globals';
import { arrayOf, scalar, symbolicCall } from '../../src/values/construct.js';
import { printBudget, printExpression, printValue } from '../../src/values/print.js';
import { call, unknown, valueOf } from '../functions/terms.js';

const p = unknown('p', { type: 'string' });

describe('printExpression', () => {
  it.each([
    ["it's", "'it''s'"],
    [-5, '-5'],
    [1.5, "json('1.5')"],
    [null, 'null()'],
    [true, 'true()'],
    [[1, { a: [] }], "createArray(1, createObject('a', createArray()))"],
  ])('%j', (json, expected) => {
    expect(printExpression(valueOf(json))).toBe(expected);
  });

  it('prints a float as a float', () => {
    expect(printExpression(call('json', '1.0'))).toBe("json('1.0')");
  });

  it('prints text with format where a piece may be no scalar, braces doubled', () => {
    expect(printExpression(call('format', '{{{0}', unknown('u')))).toBe("format('{{{0}', parameters('u'))");
    expect(printExpression(call('concat', 'a', p))).toBe("concat('a', parameters('p'))");
  });

  it('prints members that are no names in brackets', () => {
    expect(printExpression(call('tryGet', { a: call('createObject', 'b', p) }, 'a', 'b'))).toBe("parameters('p')");
    expect(printExpression(call('first', [symbolicCall('reference', [scalar('x')])]))).toBe("reference('x')");
  });

  it('gives up on what is too long', () => {
    expect(printExpression(call('concat', 'x'.repeat(100_001), p))).toBe('unknown()');
  });
});

describe('printValue', () => {
  it('prints known parts as JSON and unknown ones in brackets', () => {
    expect(printValue(valueOf({ a: [p, 1, '[x]'], b: null }))).toEqual({ a: ["[parameters('p')]", 1, '[x]'], b: null });
  });

  it('prints an object with an unknown name as an expression', () => {
    expect(printValue(valueOf([call('createObject', p, 1)]))).toEqual(["[createObject(parameters('p'), 1)]"]);
  });

  it('stops where what is too long is printed again and again, in one value or in several', () => {
    const long = call('concat', 'x'.repeat(100_001), p);
    const budget = printBudget();
    const printed = printValue(arrayOf([...Array.from({ length: 200 }, () => long), p]), budget) as string[];
    expect(printed.slice(-2)).toEqual(['[unknown()]', '[unknown()]']);
    expect(printValue(p, budget)).toBe('[unknown()]');
    expect(printValue(p)).toBe("[parameters('p')]");
  });

  it('sets no prototype', () => {
    const printed = printValue(call('json', '{"__proto__": {"x": 1}}'));
    expect(Object.keys(printed as object)).toEqual(['__proto__']);
    expect((printed as { x?: number }).x).toBeUndefined();
  });
});
