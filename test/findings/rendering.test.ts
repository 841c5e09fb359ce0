import { describe, expect, it } from '@jest/globals';
import { arrayOf, joinText, objectOf, scalar, symbolicAccess, symbolicCall, symbolicLambda } from '../../src/values/construct.js';
import type { Term } from '../../src/values/term.js';
import { termOf } from '../../src/values/term.js';
import type { Value } from '../../src/values/value.js';
import { renderOperand, renderValue } from '../../src/findings/rendering.js';

const prefix = symbolicCall('parameters', [scalar('prefix')]);
const rendered = (value: Value): string => renderValue(termOf(value));
const numbers = (count: number): Value[] => Array.from({ length: count }, (_, at) => scalar(at));
const subscription = symbolicAccess(symbolicCall('subscription', []), scalar('subscriptionId'));
const groupName = symbolicAccess(symbolicCall('resourceGroup', []), scalar('name'));

describe('a value for people', () => {
  it.each<[string, Value]>([
    ['westeurope', scalar('westeurope')],
    ["''", scalar('')],
    ['443', scalar(443)],
    ['null', scalar(null)],
    ["parameters('prefix')", prefix],
    ["${parameters('prefix')}-pe", joinText([prefix, '-pe'])],
    ['resourceGroup().location', symbolicAccess(symbolicCall('resourceGroup', []), scalar('location'))],
    ["parameters('prefix')['it''s']", symbolicAccess(prefix, scalar("it's"))],
    ["parameters('prefix')[0].x['1a']", symbolicAccess(symbolicAccess(symbolicAccess(prefix, scalar(0)), scalar('x')), scalar('1a'))],
    ["parameters('prefix')['a b']._c1", symbolicAccess(symbolicAccess(prefix, scalar('a b')), scalar('_c1'))],
    ["map(parameters('prefix'), lambda('x', 1))", symbolicCall('map', [prefix, symbolicLambda(['x'], scalar(1))])],
    ['(cannot be evaluated)', symbolicCall('fail', [scalar('no such item')])],
    ["['a', true]", arrayOf([scalar('a'), scalar(true)])],
    ['[]', arrayOf([])],
    ['https://***@h/?sig=***&a=b', scalar('https://u:p@h/?sig=s&a=b')],
    ["${parameters('prefix')}?code=***", joinText([prefix, '?code=abc'])],
    ["['AccountKey=***;a=b']", arrayOf([scalar('AccountKey=abc;a=b')])],
    [
      "{adminPassword: '***', key: parameters('prefix'), pin: ''}",
      objectOf([
        { name: 'adminPassword', value: scalar('a') },
        { name: 'key', value: prefix },
        { name: 'pin', value: scalar('') },
      ]),
    ],
    ["{Name: 'a'}", objectOf([{ name: 'Name', value: scalar('a') }])],
    ["{Name: 'a', ...}", objectOf([{ name: 'Name', value: scalar('a') }], [{ name: prefix, value: scalar(1) }])],
    ['[0, 1, 2, 3, 4]', arrayOf(numbers(5))],
    ['[0, 1, 2, 3, 4, ...]', arrayOf(numbers(6))],
    ['f(0, 1, 2, 3, 4)', symbolicCall('f', numbers(5))],
    ['f(0, 1, 2, 3, 4, ...)', symbolicCall('f', numbers(6))],
    ['{m0: 0, m1: 1, m2: 2, m3: 3, m4: 4}', objectOf(numbers(5).map((value, at) => ({ name: `m${at}`, value })))],
    ['{m0: 0, m1: 1, m2: 2, m3: 3, m4: 4, ...}', objectOf(numbers(6).map((value, at) => ({ name: `m${at}`, value })))],
  ])('is %s', (text, value) => {
    expect(rendered(value)).toBe(text);
  });

  it('is short where it is an id in the resource group of the deployment', () => {
    const group = joinText(['/subscriptions/', subscription, '/resourceGroups/', groupName]);
    expect(rendered(symbolicCall('uniqueString', [group]))).toBe('uniqueString(resourceGroup().id)');
    expect(rendered(symbolicCall('uniqueString', [joinText(['/subscriptions/', subscription])]))).toBe('uniqueString(subscription().id)');
    expect(rendered(group)).toBe('resourceGroup().id');
    expect(rendered(joinText([group, '/providers/Microsoft.Network/virtualNetworks/', prefix, '-vnet']))).toBe(
      "Microsoft.Network/virtualNetworks/${parameters('prefix')}-vnet",
    );
    expect(rendered(joinText([group, '/other/', prefix]))).toContain('/subscriptions/');
  });

  it('shows tokens of pipelines as they are', () => {
    const token = symbolicCall('unknown', [scalar('#{env}#')]);
    expect([rendered(token), rendered(joinText(['rg-', token]))]).toEqual(['#{env}#', 'rg-#{env}#']);
  });

  it('is quoted inside an expression', () => {
    expect(renderOperand(termOf(scalar("it's")))).toBe("'it''s'");
    expect(renderOperand(termOf(scalar('')))).toBe("''");
    expect(renderOperand(termOf(scalar(1)))).toBe('1');
    expect(renderOperand(termOf(joinText([prefix, '-pe'])))).toBe("'${parameters(''prefix'')}-pe'");
  });

  it('is at most a hundred characters long, and says that it is cut', () => {
    const [fits, long] = ['x'.repeat(100), 'x'.repeat(101)];
    expect([rendered(scalar(fits)), rendered(scalar(long))]).toEqual([fits, `${fits}...`]);
    expect(renderOperand(termOf(scalar(long)))).toBe(`'${'x'.repeat(99)}...`);
  });

  it('loses its inner parts first where it is long', () => {
    const region = symbolicCall('if', [
      symbolicCall('equals', [prefix, scalar('x'.repeat(80))]),
      scalar('westeurope'),
      scalar('northeurope'),
    ]);
    expect(rendered(region)).toBe("if(equals(...), 'westeurope', 'northeurope')");
    expect(rendered(joinText(['vnet-', symbolicCall('uniqueString', [region, region, region])]))).toBe('vnet-${uniqueString(...)}');
  });

  it('shows the first ten unknown pieces of a text', () => {
    const text = (count: number) =>
      rendered(joinText(Array.from({ length: count }, (_, at) => (at % 2 === 0 ? symbolicCall(`f`, []) : '-'))));
    expect(text(10)).toBe('${f()}-'.repeat(5));
    expect(text(11)).toBe(`\${f()}-`.repeat(5) + '...');
  });

  it('shows where a term has left something out', () => {
    const call: Term = { kind: 'call', name: 'f', arguments: [], more: 2 };
    expect(renderValue(call)).toBe('f(...)');
    expect(renderValue({ kind: 'array', items: [{ kind: 'scalar', value: 1 }], more: 1 })).toBe('[1, ...]');
    expect(renderValue({ kind: 'text', pieces: ['a'], more: 1 })).toBe('a...');
    expect(renderValue({ kind: 'elided' })).toBe('...');
    expect(renderValue({ kind: 'access', base: { kind: 'elided' }, members: [{ kind: 'scalar', value: 'x' }] })).toBe('....x');
  });

  it('prints of a secret no more than its expression', () => {
    const secret = symbolicCall('parameters', [scalar('password')], { type: 'string', allowed: [scalar('hunter2')] });
    const text = JSON.stringify(termOf(arrayOf([secret, joinText(['x', secret])])));
    expect(text).not.toContain('hunter2');
    expect(rendered(joinText(['x-', secret]))).toBe("x-${parameters('password')}");
  });

  it('is short however large or deep the value is', () => {
    let deep: Value = scalar('end');
    let chain = prefix;
    for (let at = 0; at < 5000; at++) {
      deep = arrayOf([deep, deep, deep, deep, deep, deep]);
      chain = symbolicAccess(chain, scalar('x'));
    }
    for (const value of [deep, chain, scalar('x'.repeat(10_000))]) expect(rendered(value).length).toBeLessThan(110);
  });
});
