import { describe, expect, it } from '@jest/globals';
import { arrayOf, joinText, objectOf, scalar, symbolicAccess, symbolicCall, symbolicLambda } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { renderOperand, renderValue } from '../../src/findings/rendering.js';

const prefix = symbolicCall('parameters', [scalar('prefix')]);

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
    ["map(parameters('prefix'), lambda('x', 1))", symbolicCall('map', [prefix, symbolicLambda(['x'], scalar(1))])],
    ['(cannot be evaluated)', symbolicCall('fail', [scalar('no such item')])],
    ["['a', true]", arrayOf([scalar('a'), scalar(true)])],
    ["{Name: 'a'}", objectOf([{ name: 'Name', value: scalar('a') }])],
  ])('is %s', (text, value) => {
    expect(renderValue(value)).toBe(text);
  });

  it('is short where it is an id in the resource group of the deployment', () => {
    const subscription = symbolicAccess(symbolicCall('subscription', []), scalar('subscriptionId'));
    const name = symbolicAccess(symbolicCall('resourceGroup', []), scalar('name'));
    const group = joinText(['/subscriptions/', subscription, '/resourceGroups/', name]);
    expect(renderValue(symbolicCall('uniqueString', [group]))).toBe('uniqueString(resourceGroup().id)');
    expect(renderValue(joinText([group, '/providers/Microsoft.Network/virtualNetworks/', prefix, '-vnet']))).toBe(
      "Microsoft.Network/virtualNetworks/${parameters('prefix')}-vnet",
    );
  });

  it('is quoted inside an expression', () => {
    expect(renderOperand(scalar("it's"))).toBe("'it''s'");
  });

  it('loses its inner parts first where it is long', () => {
    const region = symbolicCall('if', [
      symbolicCall('equals', [prefix, scalar('x'.repeat(80))]),
      scalar('westeurope'),
      scalar('northeurope'),
    ]);
    expect(renderValue(region)).toBe("if(equals(...), 'westeurope', 'northeurope')");
    expect(renderValue(joinText(['vnet-', symbolicCall('uniqueString', [region, region, region])]))).toBe('vnet-${uniqueString(...)}');
  });

  it('is short however large or deep the value is', () => {
    let deep: Value = scalar('end');
    let chain = prefix;
    for (let at = 0; at < 5000; at++) {
      deep = arrayOf([deep, deep, deep, deep, deep, deep]);
      chain = symbolicAccess(chain, scalar('x'));
    }
    for (const value of [deep, chain, scalar('x'.repeat(10_000))]) expect(renderValue(value).length).toBeLessThan(110);
  });
});
