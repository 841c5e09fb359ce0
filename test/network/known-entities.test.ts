import { describe, expect, it } from '@jest/globals';
import { Estate } from '../../src/estate/estate.js';
import { KnownResource } from '../../src/estate/known-resource.js';
import { networkOf } from '../../src/network/network.js';
import type { Network } from '../../src/network/network.js';
import { scalar } from '../../src/values/construct.js';
import { deploy } from '../evaluation/predict.js';
import { existing, idOf, namesOf, only, resource, show } from './network-fixtures.js';
import type { Json } from './network-fixtures.js';

const known = (id: string, properties: object = {}, more: object = {}) => new KnownResource(id, { id, ...more, properties }, 'az.json');
const hub = idOf('virtualNetworks', 'hub');
const zone = idOf('privateDnsZones', 'z.net');
const linkTo = (name: string, vnet = hub) => known(`${zone}/virtualNetworkLinks/${name}`, { virtualNetwork: { id: vnet } });

/** The network of a deployment with these resources, and what is known besides. */
function networkBeside(resources: Readonly<Record<string, Json>>, ...there: readonly KnownResource[]): Network {
  return networkOf(
    deploy({ languageVersion: '2.0', resources, parameters: { text: { type: 'string' }, flag: { type: 'bool' } } }),
    new Estate(there),
  );
}

const found = (network: Network, id: string) =>
  network.find('virtualNetworks', scalar(id)).candidates.map(({ entity, sure }) => [entity.existing, entity.known, sure]);

describe('what is known besides the templates', () => {
  it('is found by its id, ignoring case, with what is known of it, and stands in no collection', () => {
    const network = networkBeside({}, known(hub, { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } }, { location: 'northeurope' }));
    const [match, ...others] = network.find('virtualNetworks', scalar(hub.toUpperCase())).candidates;
    expect([match?.sure, others]).toEqual(['true', []]);
    expect(show(match?.entity.property('location'))).toBe('northeurope');
    expect(match?.entity.list('properties.addressSpace.addressPrefixes').items.map(({ value }) => show(value))).toEqual(['10.0.0.0/16']);
    expect(match?.entity.property('properties.other')?.kind).toBe('unknown');
    expect(network.virtualNetworks).toEqual([]);
    expect(namesOf(network.known('virtualNetworks'))).toEqual(['hub']);
    expect(network.find('privateDnsZones', scalar(hub)).candidates).toEqual([]);
    expect(found(network, `${hub}2`)).toEqual([]);
    expect(network.known('virtualNetworks')[0]).toBe(match?.entity);
  });

  it('gives way to what the deployment makes, and tells of what it only refers to', () => {
    expect(found(networkBeside({ v: resource('virtualNetworks', 'hub') }, known(hub)), hub)).toEqual([[false, false, 'true']]);
    expect(found(networkBeside({ v: existing('virtualNetworks', 'hub') }, known(hub)), hub)).toEqual([[true, true, 'true']]);
    expect(found(networkBeside({ v: existing('virtualNetworks', 'hub') }), hub)).toEqual([[true, false, 'true']]);
    expect(found(networkBeside({ v: existing('virtualNetworks', "[parameters('text')]") }, known(hub)), hub)).toEqual([
      [true, false, 'unknown'],
      [true, true, 'true'],
    ]);
    expect(found(networkBeside({ v: resource('virtualNetworks', "[parameters('text')]") }, known(hub)), hub)).toEqual([
      [false, false, 'unknown'],
    ]);
    const names = (v: Json) => namesOf(networkBeside({ v }, known(hub)).known('virtualNetworks'));
    expect(names(resource('virtualNetworks', 'hub'))).toEqual([]);
    expect(names(existing('virtualNetworks', 'hub'))).toEqual([]);
    expect(names(resource('virtualNetworks', "[parameters('text')]"))).toEqual([]);
    expect(names(existing('virtualNetworks', "[parameters('text')]"))).toEqual(['hub']);
    expect(names(resource('virtualNetworks', 'other'))).toEqual(['hub']);
  });

  it('is an item in the body of another too', () => {
    const network = networkBeside({}, known(hub, { subnets: [{ name: 'A', properties: { privateEndpointNetworkPolicies: 'Disabled' } }] }));
    const subnet = (name: string) => network.find('subnets', scalar(`${hub}/subnets/${name}`)).likeliest;
    expect(show(only(subnet('a')).property('properties.privateEndpointNetworkPolicies'))).toBe('Disabled');
    expect(subnet('b')).toEqual([]);
    const parent = only(network.find('virtualNetworks', scalar(hub)).likeliest);
    expect('subnets' in parent && namesOf((parent.subnets as { items: Parameters<typeof namesOf>[0] }).items)).toEqual(['A']);
    expect(network.find('delegations', scalar(`${hub}/delegations/a`)).candidates).toEqual([]);
  });

  it('lies under a zone that deployments leave alone, whoever makes that, and refers to networks', () => {
    const links = [linkTo('a'), linkTo('b', `${hub}2`), linkTo('C', hub.toUpperCase())];
    const make = { z: resource('privateDnsZones', 'z.net') };
    const under = (resources: Readonly<Record<string, Json>>) => {
      const network = networkBeside(resources, ...links);
      return network.privateDnsZones.map(({ virtualNetworkLinks: { items, complete } }) => [namesOf(items), complete]);
    };
    expect(under(make)).toEqual([[['a', 'b', 'C'], true]]);
    const own = resource('privateDnsZones/virtualNetworkLinks', 'z.net/a', { virtualNetwork: { id: hub } });
    expect(under({ ...make, l: own })).toEqual([[['a', 'b', 'C'], true]]);
    const referring = (resources: Readonly<Record<string, Json>>, id = hub) =>
      networkBeside(resources, ...links)
        .referrers('virtualNetworkLinks', 'virtualNetwork', scalar(id))
        .map(({ entity, sure }) => [show(entity.name), entity.existing, sure]);
    expect(referring({})).toEqual([
      ['a', true, 'true'],
      ['C', true, 'true'],
    ]);
    expect(referring({ l: own })).toEqual([
      ['a', false, 'true'],
      ['C', true, 'true'],
    ]);
    expect(referring({}, `${hub}3`)).toEqual([]);
  });

  it('is whole where one body holds the list, and not where others may lie beside it', () => {
    const parts = { subnets: [{ name: 's', properties: { delegations: [{ name: 'd', properties: { serviceName: 'x' } }] } }] };
    const network = networkBeside({ v: existing('virtualNetworks', 'hub') }, known(hub, parts), known(`${hub}/subnets/t`));
    const parent = only(network.find('virtualNetworks', scalar(hub)).declared.length === 0 ? network.find('virtualNetworks', scalar(hub)).told : []); // prettier-ignore
    expect([namesOf(parent.subnets.items), parent.subnets.complete]).toEqual([['s', 't'], false]);
    const subnet = only(network.find('subnets', scalar(`${hub}/subnets/s`)).told);
    expect([namesOf(subnet.delegations.items), subnet.delegations.complete]).toEqual([['d'], true]);
  });

  it('says whether Azure Policy attaches zones', () => {
    const attached = (byPolicy: boolean) => networkOf(deploy({}), new Estate([], byPolicy)).zonesAttachedByPolicy;
    expect([attached(true), attached(false)]).toEqual([true, false]);
  });
});
