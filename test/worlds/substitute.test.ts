import { describe, expect, it } from '@jest/globals';
import { arrayOf, keyOf, memberKey, scalar, stringOf, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import { BudgetError, EvaluationError } from '../../src/values/evaluation-error.js';
import { printExpression } from '../../src/values/print.js';
import { substitute, substitution } from '../../src/worlds/substitute.js';
import { symbolsIn } from '../../src/worlds/symbols.js';
import type { Symbolic, Value } from '../../src/values/value.js';
import { call, groupId, inGroup, jsonOf, lambda, unknown, valueOf } from '../functions/terms.js';

const p = unknown('p', { type: 'string' });
const f = unknown('f', { type: 'bool' });
const list = unknown('list', { type: 'array' });

function put(value: Value, parameters: Readonly<Record<string, unknown>>): Value {
  const given = new Map(Object.entries(parameters));
  const replace = (symbol: Symbolic): Value | undefined => {
    const name = symbol.kind === 'call' && symbol.name === 'parameters' ? stringOf(symbol.arguments[0]) : undefined;
    return name !== undefined && given.has(memberKey(name)) ? valueOf(given.get(memberKey(name))) : undefined;
  };
  return substitute(value, replace, inGroup);
}

describe('substitute', () => {
  it('evaluates anew what held the symbol', () => {
    const id = call('resourceId', 'Microsoft.Network/virtualNetworks', call('toLower', p));
    expect(jsonOf(put(id, { p: 'Hub' }))).toBe(`${groupId}/providers/Microsoft.Network/virtualNetworks/hub`);
    expect(jsonOf(put(call('split', call('concat', 'x/', p), '/'), { p: 'a/b' }))).toEqual(['x', 'a', 'b']);
  });

  it('renders what format would have rendered', () => {
    expect(jsonOf(put(call('format', '{0}!', unknown('u')), { u: { a: ['x'] } }))).toBe("{'a':['x']}!");
  });

  it('leaves out the branch that is not taken', () => {
    const value = call('if', f, () => call('fail', 'no'), 1);
    expect(jsonOf(put(value, { f: false }))).toBe(1);
    expect(() => put(value, { f: true })).toThrow(EvaluationError);
  });

  it('calls lambdas with the items that have become known', () => {
    const mapped = call(
      'map',
      list,
      lambda(['x'], (item) => call('concat', item, '-', p)),
    );
    expect(jsonOf(put(mapped, { list: ['a', 'b'], p: 'z' }))).toEqual(['a-z', 'b-z']);
    expect(printExpression(put(mapped, { p: 'z' }))).toBe("map(parameters('list'), lambda('x', format('{0}-z', lambdaVariables('x'))))");
  });

  it('calls no lambda of an empty array, whatever its body would say', () => {
    const mapped = call(
      'map',
      list,
      lambda(['x'], () => call('int', p)),
    );
    expect(jsonOf(put(mapped, { list: [], p: 'no number' }))).toEqual([]);
  });

  it('refuses a name with a slash in an id', () => {
    const id = call('resourceId', 'Microsoft.Network/virtualNetworks', p);
    expect(() => put(id, { p: 'a/b' })).toThrow(EvaluationError);
  });

  it('names an open member once its name is known', () => {
    const open = call('createObject', p, 1, 'b', 2);
    expect(jsonOf(put(open, { p: 'a' }))).toEqual({ a: 1, b: 2 });
    expect(() => put(open, { p: 'b' })).toThrow(EvaluationError);
  });

  it('rebuilds what only Azure can answer, and asks again for it', () => {
    const reference = symbolicCall('reference', [p]);
    const member = symbolicAccess(reference, scalar('id'));
    expect(printExpression(put(member, { p: 'x' }))).toBe("reference('x').id");
    const replace = (symbol: Symbolic): Value | undefined =>
      symbol.key === keyOf(p)
        ? scalar('x')
        : symbol.key === keyOf(symbolicCall('reference', [scalar('x')]))
          ? valueOf({ id: 'known' })
          : undefined;
    expect(jsonOf(substitute(member, replace, inGroup))).toBe('known');
  });

  it('keeps a value in which nothing is replaced', () => {
    const value = valueOf({ a: [call('concat', p, 'x')] });
    expect(keyOf(put(value, {}))).toBe(keyOf(value));
  });
});

describe('a substitution for many values', () => {
  const everywhere = { touches: () => true };
  const toX = (symbol: Symbolic): Value | undefined => (symbol.key === keyOf(p) ? scalar('x') : undefined);

  it('works out what values share once, and counts each', () => {
    const allowance = { left: 10 };
    const inX = substitution(toX, inGroup, { ...everywhere, allowance });
    const shared = arrayOf([p, p]);
    const first = inX(arrayOf([shared, shared]));
    expect(jsonOf(first)).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
    expect(allowance.left).toBe(7);
    expect(inX(shared)).toBe(first.kind === 'array' ? first.items[0] : undefined);
    expect(allowance.left).toBe(7);
  });

  it('refuses to begin what the allowance does not cover, and leaves values as they are once it is used up', () => {
    const value = arrayOf([p]);
    const enough = { left: 2 };
    expect(jsonOf(substitution(toX, inGroup, { ...everywhere, allowance: enough })(value))).toEqual(['x']);
    const scarce = { left: 1 };
    const inX = substitution(toX, inGroup, { ...everywhere, allowance: scarce });
    expect(() => inX(value)).toThrow(BudgetError);
    expect(inX(value)).toBe(value);
  });

  it('leaves what it does not touch', () => {
    const allowance = { left: 10 };
    const inX = substitution(toX, inGroup, { touches: (value) => value !== list && value.kind !== 'array', allowance });
    expect(inX(arrayOf([p]))).toMatchObject({ items: [p] });
    expect(inX(list)).toBe(list);
    expect(allowance.left).toBe(10);
  });

  it('goes to a bounded depth', () => {
    const nested = (depth: number): Value => Array.from({ length: depth }).reduce<Value>((inner) => arrayOf([inner]), p);
    expect(() => substitute(nested(999), toX, inGroup)).not.toThrow();
    expect(() => substitute(nested(1_000), toX, inGroup)).toThrow(BudgetError);
  });
});

describe('symbolsIn', () => {
  it('finds every atom once', () => {
    const value = valueOf([
      call('concat', p, 'x', p),
      { a: call('if', f, list, []) },
      symbolicAccess(symbolicCall('reference', [p]), scalar('id')),
    ]);
    expect([...symbolsIn(value)].map(printExpression)).toEqual(["parameters('p')", "parameters('f')", "parameters('list')"]);
  });
});
