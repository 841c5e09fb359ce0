import { describe, expect, it } from '@jest/globals';
import { scalar } from '../../src/values/construct.js';
import type { Network } from '../../src/network/network.js';
import { idOf, networkWith, resource, show } from './network-fixtures.js';

const subnetNames = (network: Network, vnet: string): (string | undefined)[] =>
  network
    .subnetsOf(scalar(idOf('virtualNetworks', vnet)))
    .items.map(({ entity, sure }) => `${show(entity.name)}${sure === 'true' ? '' : '?'}`);

describe('a virtual network', () => {
  const hub = resource('virtualNetworks', 'hub', {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    dhcpOptions: { dnsServers: ['10.0.0.4'] },
    subnets: [
      { name: 'app', properties: { addressPrefix: '10.0.1.0/24', networkSecurityGroup: { id: idOf('networkSecurityGroups', 'nsg') } } },
      { name: 'data', properties: { addressPrefixes: ['10.0.2.0/25', '10.0.2.128/25'] } },
    ],
  });

  it('says where it is, what addresses it has and who answers its names', () => {
    const [network] = networkWith([hub]).virtualNetworks;
    expect(show(network?.location)).toBe('westeurope');
    expect(network?.addressPrefixes.items.map(({ value }) => show(value))).toEqual(['10.0.0.0/16']);
    expect(network?.dnsServers).toMatchObject({ complete: true, items: [{ value: { value: '10.0.0.4' } }] });
  });

  it('has the subnets of its body and those that are resources, whether nested or separate', () => {
    const nested = {
      ...hub,
      resources: [{ type: 'subnets', name: 'nested', apiVersion: '2024-05-01', properties: { addressPrefix: '10.0.3.0/24' } }],
    };
    const network = networkWith([
      nested,
      resource('virtualNetworks/subnets', 'HUB/separate'),
      resource('virtualNetworks/subnets', 'spoke/other'),
    ]);
    expect(subnetNames(network, 'hub')).toEqual(['app', 'data', 'nested', 'separate']);
    expect(network.subnetsOf(scalar(idOf('virtualNetworks', 'hub'))).complete).toBe(true);
    expect(subnetNames(network, 'spoke')).toEqual(['other']);
    expect(network.subnetsOf(scalar(idOf('virtualNetworks', 'spoke'))).complete).toBe(false);
  });

  it('gives its subnets ids, prefixes and attached groups', () => {
    const network = networkWith([hub]);
    const { candidates, outside } = network.subnet(scalar(idOf('virtualNetworks/subnets', 'Hub', 'APP')));
    expect(outside).toBe(false);
    expect(candidates.map(({ entity }) => show(entity.networkSecurityGroupId))).toEqual([idOf('networkSecurityGroups', 'nsg')]);
    expect(network.subnets[1]?.addressPrefixes.items.map(({ value }) => show(value))).toEqual(['10.0.2.0/25', '10.0.2.128/25']);
    expect(show(network.subnets[1]?.networkSecurityGroupId)).toBeUndefined();
  });

  it('points at the subnet itself, not at the network around it', () => {
    const [app] = networkWith([hub]).subnets;
    expect(app?.span.source.text.slice(app.span.start, app.span.end)).toMatch(/^\{\s*"name": "app"/);
    expect(app?.inline).toBe(true);
  });

  it('is found from the id of a subnet', () => {
    const network = networkWith([hub]);
    const found = network.virtualNetworkOf(scalar(idOf('virtualNetworks/subnets', 'hub', 'anything')));
    expect(found).toMatchObject({ outside: false, candidates: [{ sure: 'true' }] });
    expect(network.virtualNetworkOf(scalar(idOf('virtualNetworks/subnets', 'elsewhere', 'app')))).toEqual({
      outside: true,
      candidates: [],
    });
    expect(network.virtualNetworkOf(undefined)).toEqual({ outside: false, candidates: [] });
  });
});

describe('subnets under conditions', () => {
  it('carry the condition of the branch that they stand in', () => {
    const subnets = "[if(parameters('flag'), createArray(createObject('name', 'a')), createArray(createObject('name', 'b')))]";
    const network = networkWith([resource('virtualNetworks', 'v', { subnets }, { condition: "[parameters('other')]" })]);
    const listing = network.subnetsOf(scalar(idOf('virtualNetworks', 'v')));
    expect(listing.complete).toBe(true);
    expect(listing.items.map(({ entity }) => [show(entity.name), show(entity.exists)])).toEqual([
      ['a', '<and(parameters("other"),parameters("flag"))>'],
      ['b', '<and(parameters("other"),not(parameters("flag")))>'],
    ]);
  });

  it('are not all known where the list comes from a parameter', () => {
    const network = networkWith([resource('virtualNetworks', 'v', { subnets: "[parameters('list')]" })]);
    expect(network.subnetsOf(scalar(idOf('virtualNetworks', 'v')))).toEqual({ items: [], complete: false });
  });

  it('lack a member that only one branch has', () => {
    const group = "[if(parameters('flag'), createObject('id', 'x'), null())]";
    const [subnet] = networkWith([
      resource('virtualNetworks', 'v', { subnets: [{ name: 'a', properties: { networkSecurityGroup: group } }] }),
    ]).subnets;
    expect(show(subnet?.networkSecurityGroupId)).toBe('<if(parameters("flag"),"x",null)>');
  });
});

describe('references to what exists', () => {
  const existing = (name: string): Record<string, unknown> => ({ ...resource('virtualNetworks', name), existing: true });
  const symbolic = (resources: object): Network => networkWith([], { languageVersion: '2.0', resources });

  it('are candidates, but not declared here', () => {
    const network = symbolic({ vnet: existing('hub') });
    expect(network.virtualNetworks).toEqual([]);
    const { candidates, outside } = network.virtualNetwork(scalar(idOf('virtualNetworks', 'hub')));
    expect(outside).toBe(false);
    expect(candidates[0]?.entity.existing).toBe(true);
    expect(show(candidates[0]?.entity.location)).toContain('reference(');
    expect(network.subnetsOf(scalar(idOf('virtualNetworks', 'hub'))).complete).toBe(false);
  });

  it('give way to the resource that the deployment surely makes', () => {
    const made = resource('virtualNetworks', 'hub');
    const id = scalar(idOf('virtualNetworks', 'hub'));
    expect(
      symbolic({ a: existing('hub'), b: made })
        .virtualNetwork(id)
        .candidates.map(({ entity }) => entity.existing),
    ).toEqual([false]);
    const maybe = symbolic({ a: existing('hub'), b: { ...made, condition: "[parameters('flag')]" } }).virtualNetwork(id);
    expect(maybe.candidates.map(({ entity }) => entity.existing).sort()).toEqual([false, true]);
  });
});

describe('ids with unknown parts', () => {
  it('may name what they may be', () => {
    const vnet = resource('virtualNetworks', "[concat('vnet-', parameters('text'))]", { subnets: [{ name: 'app' }] });
    const network = networkWith([vnet, resource('virtualNetworks', 'hub')]);
    const own = network.virtualNetworks[0]?.id;
    expect(network.virtualNetwork(own)).toMatchObject({ outside: false, candidates: [{ sure: 'true' }] });
    expect(network.virtualNetwork(scalar(idOf('virtualNetworks', 'vnet-x')))).toMatchObject({
      outside: true,
      candidates: [{ sure: 'unknown' }],
    });
    expect(network.virtualNetworkOf(network.subnets[0]?.id)).toMatchObject({ outside: false, candidates: [{ sure: 'true' }] });
  });

  it('are compared as the case at hand has them', () => {
    const network = networkWith([resource('virtualNetworks', "[parameters('text')]")]);
    const see = network.under((value) => (value === network.virtualNetworks[0]?.id ? scalar(idOf('virtualNetworks', 'hub')) : value));
    expect(see.virtualNetwork(scalar(idOf('virtualNetworks', 'hub')))).toMatchObject({ outside: false, candidates: [{ sure: 'true' }] });
    expect(see.virtualNetwork(scalar(idOf('virtualNetworks', 'spoke')))).toEqual({ outside: true, candidates: [] });
  });
});

describe('peerings and routes', () => {
  it('are read inline and as resources', () => {
    const remote = { remoteVirtualNetwork: { id: idOf('virtualNetworks', 'spoke') } };
    const hub = resource('virtualNetworks', 'hub', { virtualNetworkPeerings: [{ name: 'inline', properties: remote }] });
    const network = networkWith([hub, resource('virtualNetworks/virtualNetworkPeerings', 'hub/own', remote)]);
    const peerings = network.peeringsOf(scalar(idOf('virtualNetworks', 'hub')));
    expect(peerings.items.map(({ entity }) => show(entity.remoteVirtualNetworkId))).toEqual([
      idOf('virtualNetworks', 'spoke'),
      idOf('virtualNetworks', 'spoke'),
    ]);
  });

  it('of a table are found by its id', () => {
    const table = resource('routeTables', 'rt', {
      routes: [{ name: 'all', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' } }],
    });
    const network = networkWith([table, resource('routeTables/routes', 'rt/more', { addressPrefix: '10.0.0.0/8' })]);
    const routes = network.routesOf(scalar(idOf('routeTables', 'rt')));
    expect(routes.items.map(({ entity }) => show(entity.addressPrefix))).toEqual(['0.0.0.0/0', '10.0.0.0/8']);
  });
});
