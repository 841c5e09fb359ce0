import { describe, expect, it } from '@jest/globals';
import {
  arrayOf,
  joinText,
  keyOf,
  memberKey,
  scalar,
  stringOf,
  symbolicAccess,
  symbolicCall,
  symbolicLambda,
} from '../../src/values/construct.js';
import { BudgetError, EvaluationError } from '../../src/values/evaluation-error.js';
import { printExpression } from '../../src/values/print.js';
import { substitute, substitution } from '../../src/functions/substitute.js';
import { symbolsIn } from '../../src/worlds/symbols.js';
import { shownOf } from '../../src/values/secret.js';
import type { Symbolic, UnknownValue, Value } from '../../src/values/value.js';
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
    const reference = symbolicCall('reference', [p]);
    for (const one of [
      arrayOf([p]),
      reference,
      symbolicAccess(reference, scalar('id')),
      joinText(['x-', p]),
      valueOf({ a: [1] }),
      scalar('x'),
    ])
      expect(put(one, { q: 'x' })).toBe(one);
  });

  it('renders a list or an object that stands in a text, as format does', () => {
    expect(jsonOf(put(joinText([list, '!']), { list: ['x', 1] }))).toBe("['x',1]!");
    expect(jsonOf(put(joinText(['-', p, '-']), { p: { a: true } }))).toBe("-{'a':true}-");
    expect(jsonOf(put(joinText(['-', p]), { p: true }))).toBe(jsonOf(joinText(['-', scalar(true)])));
    expect(jsonOf(put(joinText(['-', p]), { p: 7 }))).toBe('-7');
  });

  it('keeps a part of an id without slashes, whatever is put into it', () => {
    const id = joinText(['/x/', { ...p, segment: true }, '/y']);
    const [q, name] = [unknown('q', { type: 'string' }), joinText(['n', unknown('r', { type: 'string' })])];
    expect(keyOf(put(id, { p: q }))).toBe(keyOf(joinText(['/x/', { ...q, segment: true }, '/y'])));
    expect(stringOf(put(id, { p: 'a' }))).toBe('/x/a/y');
    expect(() => put(id, { p: 'a/b' })).toThrow(EvaluationError);
    expect(stringOf(put(joinText(['/x/', p]), { p: 'a/b' }))).toBe('/x/a/b');
    expect(put(id, { p: name }).kind).toBe('unknown');
  });

  it('keeps what is secret so, and what it stands in', () => {
    const shown = unknown('shown', { type: 'string' });
    const secret: UnknownValue = { ...p, shown };
    const told = put(secret, { p: 'hush' });
    expect(stringOf(told)).toBe('hush');
    expect(keyOf(shownOf(told))).toBe(keyOf(shown));
    const text = put(joinText(['a-', secret]), { p: 'hush' });
    expect(stringOf(text)).toBe('a-hush');
    expect(stringOf(shownOf(text))).toBeUndefined();
    const id = joinText(['/x/', { ...secret, segment: true }]);
    expect(() => put(id, { p: 'a/b' })).toThrow(EvaluationError);
    expect(stringOf(put(id, { p: 'a' }))).toBe('/x/a');
    expect(put({ ...secret, segment: true }, {})).toMatchObject({ segment: true, shown });
  });

  it('calls again only what may give something else, and the same for parts that stay', () => {
    const table = symbolicCall('createObject', [p, scalar(1), scalar('b'), scalar(2)]);
    expect(jsonOf(put(symbolicAccess(table, unknown('key')), { key: 'b', p: 'a' }))).toBe(2);
    expect(jsonOf(put(symbolicAccess(symbolicCall('createArray', [scalar('x'), scalar('y')]), unknown('at')), { at: 1 }))).toBe('y');
    expect(() => put(symbolicAccess(symbolicCall('createArray', [scalar('x')]), unknown('at')), { at: 1 })).toThrow(EvaluationError);
    expect(() => put(symbolicCall('fail', [scalar('no')]), {})).toThrow(EvaluationError);
  });

  it('leaves variables of a lambda to it, whatever stands for those of the same name around it', () => {
    const variable = (name: string) => symbolicCall('lambdaVariables', [scalar(name)]);
    const toY = (symbol: Symbolic): Value | undefined =>
      symbol.key === keyOf(variable('x')) || symbol.key === keyOf(p) ? scalar('y') : undefined;
    const body = symbolicCall('concat', [variable('x'), p]);
    const own = symbolicCall('map', [list, symbolicLambda(['X'], body)]);
    const other = symbolicCall('map', [list, symbolicLambda(['z'], body)]);
    expect(printExpression(substitute(own, toY, inGroup))).toContain("lambdaVariables('x')");
    expect(printExpression(substitute(other, toY, inGroup))).not.toContain("lambdaVariables('x')");
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
