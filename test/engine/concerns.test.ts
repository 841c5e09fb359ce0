import { describe, expect, it } from '@jest/globals';
import type { Claim, Report } from '../../src/engine/claim.js';
import { Concerns, endpointsConcerned } from '../../src/engine/concerns.js';
import { known } from '../../src/engine/statement.js';
import type { Entity } from '../../src/network/entity.js';
import type { KindName } from '../../src/network/kinds.js';
import type { Network } from '../../src/network/network.js';
import { existing, idOf, namesOf, networkWith, resource, symbolicNetwork } from '../network/network-fixtures.js';
import type { Json } from '../network/network-fixtures.js';

const zoneId = (name: string) => idOf('privateDnsZones', name);
const connection = (name: string) => ({ name, properties: { privateLinkServiceId: '/x' } });
const config = (name: string, privateDnsZoneId: unknown) => ({ name, properties: { privateDnsZoneId } });
const group = (name: string, ...configs: readonly Json[]) =>
  resource('privateEndpoints/privateDnsZoneGroups', name, { privateDnsZoneConfigs: configs });

/** Two endpoints, each with a connection; zone `shared` is in the groups of both, `one` in that of the first, and perhaps in that of the second. */
const network = (): Network =>
  networkWith([
    resource('virtualNetworks', 'v'),
    resource('privateEndpoints', 'a', { privateLinkServiceConnections: [connection('ca')] }),
    resource('privateEndpoints', 'b', { privateLinkServiceConnections: [connection('cb')] }),
    resource('privateDnsZones', 'shared'),
    resource('privateDnsZones', 'one'),
    resource('privateDnsZones', 'unused'),
    group('a/default', config('shared', zoneId('shared')), config('one', zoneId('one'))),
    group('b/default', config('shared', zoneId('shared')), config('perhaps', "[parameters('text')]")),
  ]);

const claim = (report: Report, args: Claim['arguments'] = {}): Claim => ({
  ...known(true).otherwise({ messageId: 'm', report, arguments: args }),
});

function named(of: Network, kind: KindName, name: string): Entity {
  const found = of[kind].find((one: Entity) => namesOf([one])[0] === name);
  if (found === undefined) throw new Error(name);
  return found;
}

describe('the endpoints that a claim is about', () => {
  const own = network();
  const about = (subject: Entity, report: Report = {}, args: Claim['arguments'] = {}) =>
    namesOf(endpointsConcerned(claim(report, args), subject, own));
  const [vnet, a, b] = [named(own, 'virtualNetworks', 'v'), named(own, 'privateEndpoints', 'a'), named(own, 'privateEndpoints', 'b')];

  it('are its subject, whatever else it speaks of', () => {
    expect(about(a, { given: [b] }, { other: b })).toEqual(['a']);
  });

  it('are those that it speaks of, each once: what is given, what its message names, and what their parts belong to', () => {
    expect(about(vnet, { given: [a] }, { one: b, two: a })).toEqual(['a', 'b']);
    expect(about(named(own, 'connections', 'cb'))).toEqual(['b']);
    expect(about(named(own, 'zoneGroups', 'default'))).toEqual(['a']);
    expect(about(named(own, 'zoneConfigs', 'one'))).toEqual(['a']);
    expect(about(vnet, {}, { text: 'a', number: 1, list: [a], told: () => b })).toEqual([]);
    expect(about(vnet)).toEqual([]);
  });

  it('are else those whose groups surely name the zones that it speaks of', () => {
    const zone = (name: string) => named(own, 'privateDnsZones', name);
    expect(about(zone('shared'))).toEqual(['a', 'b']);
    expect(about(zone('one'))).toEqual(['a']);
    expect(about(zone('unused'))).toEqual([]);
    expect(about(vnet, { given: [zone('one')] })).toEqual(['a']);
    expect(about(zone('shared'), { given: [b] })).toEqual(['b']);
  });
});

describe('a property as plain data', () => {
  it('is that of one entity, in any letter case, and none of what the deployment only refers to', () => {
    const own = network();
    const of = (name: string, path: string): string | undefined =>
      new Concerns(own).propertyOf([named(own, 'privateEndpoints', name), path]);
    expect(of('b', 'properties.Subnet')).toBe('privateEndpoints/1 properties.subnet');
    expect(new Concerns(network()).propertyOf([named(own, 'privateEndpoints', 'a'), 'location'])).toBeUndefined();
  });
});

describe('what claims concern, as plain data', () => {
  const told = (of: Network, subject: Entity, ...claims: readonly Claim[]) => new Concerns(of).of(claims, subject);

  it('are endpoints, their connections, their configurations of zones and the zones themselves, sorted', () => {
    const own = network();
    const a = named(own, 'privateEndpoints', 'a');
    expect(told(own, a, claim({}))).toEqual(['privateEndpoints/0']);
    expect(told(own, named(own, 'connections', 'cb'), claim({}))).toEqual(['connections/1', 'privateEndpoints/1']);
    expect(told(own, a, claim({}, { config: named(own, 'zoneConfigs', 'one') }))).toEqual([
      'privateDnsZones/1',
      'privateEndpoints/0',
      'zoneConfigs/1',
    ]);
    expect(told(own, named(own, 'virtualNetworks', 'v'), claim({}), claim({ given: [a] }), claim({ given: [a] }))).toEqual([
      'privateEndpoints/0',
    ]);
    expect(told(own, named(own, 'virtualNetworks', 'v'))).toEqual([]);
  });

  it('leave out a zone that may be meant, and what the deployment only refers to', () => {
    const own = network();
    expect(told(own, named(own, 'zoneConfigs', 'perhaps'), claim({}))).toEqual(['privateEndpoints/1', 'zoneConfigs/3']);
    const referring = symbolicNetwork({
      zone: existing('privateDnsZones', 'z'),
      pe: resource('privateEndpoints', 'a'),
      group: group('a/default', config('c', zoneId('z'))),
    });
    expect(told(referring, named(referring, 'zoneConfigs', 'c'), claim({}))).toEqual(['privateEndpoints/0', 'zoneConfigs/0']);
    const outside = symbolicNetwork({ pe: existing('privateEndpoints', 'a'), group: group('a/default', config('c', zoneId('z'))) });
    expect(told(outside, named(outside, 'zoneConfigs', 'c'), claim({}))).toEqual(['zoneConfigs/0']);
  });
});
