import { describe, expect, it } from '@jest/globals';
import {
  isReadFrom,
  isReadFromNetwork,
  isSubnetOf,
  joins,
  liesIn,
  liesUnder,
  names,
  sameRegion,
  mayBeRegion,
  sameName,
  sameResource,
  sameResourceGroup,
  sameVirtualNetwork,
  sourcesOf,
  virtualNetworkIdOf,
} from '../../src/engine/relations.js';
import type { Statement } from '../../src/engine/statement.js';
import { connectsTo, isOfType, resourceTypeOf, variesByInstance } from '../../src/engine/targets.js';
import type { VirtualNetworkPeering } from '../../src/network/entity-types.js';
import { joinText, keyOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import type { Truth } from '../../src/values/truth.js';
import type { Value } from '../../src/values/value.js';
import { idOf, networkWith, only, resource, show } from '../network/network-fixtures.js';
import type { Json } from '../network/network-fixtures.js';
import { choose, flag, parameter } from '../worlds/unknowns.js';
import { asWritten } from './engine-fixtures.js';

const truth = (statement: Statement): Truth => asWritten().truthOf(statement);
const text = (value: string): Value => scalar(value);
const vnetId = (name: string): Value => text(idOf('virtualNetworks', name));
const subnetId = (vnet: string, name = 'app'): Value => text(idOf('virtualNetworks/subnets', vnet, name));

/** What a statement read for its content, as keys. */
const content = (statement: Statement): string[] => asWritten().answer(statement).reading.content().map(keyOf);

describe('ids', () => {
  it('are the same resource where both are there and equal', () => {
    expect(truth(sameResource(vnetId('hub'), vnetId('HUB')))).toBe('true');
    expect(truth(sameResource(vnetId('hub'), vnetId('spoke')))).toBe('false');
    expect(truth(sameResource(vnetId('hub'), parameter('id')))).toBe('unknown');
    expect([sameResource(undefined, vnetId('hub')), sameResource(vnetId('hub'), undefined)].map(truth)).toEqual(['unknown', 'unknown']);
  });

  it('name an entity where they are its own and it is there', () => {
    const network = networkWith([
      resource('virtualNetworks', 'hub'),
      resource('virtualNetworks', 'spoke', {}, { condition: "[parameters('flag')]" }),
    ]);
    const [hub, spoke] = network.virtualNetworks;
    if (hub === undefined || spoke === undefined) throw new Error('no networks');
    expect([names(hub.id, hub), names(spoke.id, hub), names(undefined, hub), names(spoke.id, spoke)].map(truth)).toEqual([
      'true',
      'false',
      'unknown',
      'unknown',
    ]);
    expect(content(names(hub.id, hub))).toEqual(['true']);
    expect([liesIn(subnetId('hub'), hub), liesIn(subnetId('spoke'), hub), liesIn(subnetId('spoke'), spoke)].map(truth)).toEqual([
      'true',
      'false',
      'unknown',
    ]);
  });

  it('lie under what their own id says, or where they stand', () => {
    const network = networkWith([
      resource('virtualNetworks', 'hub', { subnets: [{ name: 'inline' }] }),
      resource('virtualNetworks', 'spoke'),
      resource('virtualNetworks/subnets', 'hub/own', {}, { condition: "[parameters('flag')]" }),
      resource('virtualNetworks/subnets', 'hub/sure'),
    ]);
    const [hub, spoke] = network.virtualNetworks;
    const [inline, own, sure] = network.subnets;
    if (hub === undefined || spoke === undefined || inline === undefined || own === undefined || sure === undefined) throw new Error('few');
    const rows = [liesUnder(inline, hub), liesUnder(inline, spoke), liesUnder(own, hub), liesUnder(own, spoke), liesUnder(sure, hub)];
    expect(rows.map(truth)).toEqual(['true', 'false', 'unknown', 'false', 'true']);
  });

  it('of subnets lie in one network or another', () => {
    expect(truth(sameVirtualNetwork(subnetId('hub', 'a'), subnetId('HUB', 'b')))).toBe('true');
    expect(truth(sameVirtualNetwork(subnetId('hub'), subnetId('spoke')))).toBe('false');
    expect(truth(sameVirtualNetwork(subnetId('hub'), undefined))).toBe('unknown');
    expect(truth(sameVirtualNetwork(undefined, subnetId('hub')))).toBe('unknown');
    expect([isSubnetOf(subnetId('hub'), vnetId('hub')), isSubnetOf(subnetId('hub'), vnetId('spoke'))].map(truth)).toEqual([
      'true',
      'false',
    ]);
    expect(show(virtualNetworkIdOf(subnetId('hub')))).toBe(idOf('virtualNetworks', 'hub'));
    expect(virtualNetworkIdOf(vnetId('hub'))).toEqual(vnetId('hub'));
  });

  it('tell only which resource is meant', () => {
    const [a, b] = [parameter('a'), parameter('b')];
    for (const statement of [sameResource(a, b), sameVirtualNetwork(a, b), isSubnetOf(a, b)]) {
      expect(content(statement)).toEqual([]);
      expect(asWritten().answer(statement).reading.turnsOn().map(keyOf)).toEqual(['parameters("a")', 'parameters("b")']);
    }
  });
});

describe('a resource group', () => {
  it('is the same where the ids say so, as far as they say', () => {
    const inGroup = (name: string) => text(`/subscriptions/s/resourceGroups/${name}/providers/Microsoft.Network/virtualNetworks/v`);
    const same = (left: Value, right: Value) => truth(sameResourceGroup(left, right));
    expect(same(inGroup('a'), inGroup('A'))).toBe('true');
    expect(same(inGroup('a'), inGroup('b'))).toBe('false');
    expect(same(inGroup('a'), parameter('id'))).toBe('unknown');
    expect(same(parameter('id'), inGroup('a'))).toBe('unknown');
    expect(same(text('a'), text('b'))).toBe('unknown');
    expect(content(sameResourceGroup(parameter('id'), parameter('other')))).toEqual([]);
  });
});

describe('a name', () => {
  it('is the same ignoring case, but never surely where a part of it cannot be evaluated', () => {
    const failed = joinText(['v-', symbolicCall('fail', [text('no')])]);
    const same = (left: Value, right: Value) => truth(sameName(left, right));
    expect([same(text('V'), text('v')), same(text('v'), text('w')), same(parameter('p'), text('v'))]).toEqual(['true', 'false', 'unknown']);
    expect(same(joinText(['v-', parameter('p')]), joinText(['v-', parameter('p')]))).toBe('true');
    expect(same(failed, failed)).toBe('unknown');
    expect(same(failed, text('w'))).toBe('false');
  });
});

describe('a location', () => {
  it('may be a region unless it is known to be none', () => {
    const maybe = (location: Value) => truth(mayBeRegion(location));
    expect([maybe(text('West Europe')), maybe(text('#{region}#')), maybe(parameter('p')), maybe(scalar(1))]).toEqual(['true', 'false', 'true', 'true']); // prettier-ignore
  });
});

describe('a peering', () => {
  const peering = (name: string, remote: Json | undefined, more: Json = {}): VirtualNetworkPeering =>
    only(
      networkWith([
        resource('virtualNetworks/virtualNetworkPeerings', name, remote === undefined ? {} : { remoteVirtualNetwork: remote }, more),
      ]).virtualNetworkPeerings,
    );
  const toSpoke = peering('hub/p', { id: idOf('virtualNetworks', 'spoke') });

  it.each<[string, VirtualNetworkPeering, Value, Value, Truth]>([
    ['from its side', toSpoke, subnetId('hub'), vnetId('spoke'), 'true'],
    ['from the other side', toSpoke, subnetId('spoke'), vnetId('hub'), 'true'],
    ['one end alone', toSpoke, subnetId('hub'), vnetId('other'), 'false'],
    ['the other end alone', toSpoke, subnetId('other'), vnetId('spoke'), 'false'],
    ['one with itself', toSpoke, subnetId('hub'), vnetId('hub'), 'false'],
    ['the far one with itself', toSpoke, subnetId('spoke'), vnetId('spoke'), 'false'],
    ['with an unknown one', toSpoke, subnetId('hub'), parameter('id'), 'unknown'],
    ['without a remote end', peering('hub/p', undefined), subnetId('hub'), vnetId('spoke'), 'unknown'],
    [
      'under a condition',
      peering('hub/p', { id: idOf('virtualNetworks', 'spoke') }, { condition: "[parameters('flag')]" }),
      subnetId('hub'),
      vnetId('spoke'),
      'unknown',
    ],
  ])('joins %s', (_, one, subnet, vnet, expected) => {
    expect(truth(joins(one, subnet, vnet))).toBe(expected);
  });
});

describe('regions', () => {
  it.each<[Value | undefined, Value | undefined, Truth]>([
    [text('westeurope'), text('West Europe'), 'true'],
    [text('westeurope'), text('northeurope'), 'false'],
    [parameter('r'), parameter('r'), 'true'],
    [parameter('r'), parameter('s'), 'unknown'],
    [parameter('r'), text('westeurope'), 'unknown'],
    [joinText(['west', parameter('r')]), text('northeurope'), 'unknown'],
    [undefined, text('westeurope'), 'unknown'],
    [text('westeurope'), undefined, 'unknown'],
  ])('%j and %j', (left, right, expected) => {
    expect(truth(sameRegion(left, right))).toBe(expected);
  });

  const locationOf = (id: Value, member = 'location', name = 'reference'): Value =>
    symbolicAccess(symbolicCall(name, [id, scalar('2024-05-01'), scalar('full')]), scalar(member));
  const start = (id: Value, separator = '/subnets/', index = 0, name = 'split'): Value =>
    symbolicAccess(symbolicCall(name, [id, scalar(separator)], { type: 'array' }), scalar(index));
  const given = parameter('subnetId');

  it.each<[string, Value, Value, Truth]>([
    ['a known region', text('westeurope'), subnetId('hub'), 'false'],
    ['that of the network', locationOf(vnetId('HUB')), subnetId('hub'), 'true'],
    ['with another letter case', locationOf(vnetId('hub'), 'Location'), subnetId('hub'), 'true'],
    ['that of another network', locationOf(vnetId('spoke')), subnetId('hub'), 'unknown'],
    ['another member of it', locationOf(vnetId('hub'), 'name'), subnetId('hub'), 'unknown'],
    ['what another function says', locationOf(vnetId('hub'), 'location', 'other'), subnetId('hub'), 'unknown'],
    ['a parameter', parameter('r'), subnetId('hub'), 'unknown'],
    ['that of the network, else another', symbolicCall('coalesce', [locationOf(vnetId('hub')), text('x')]), subnetId('hub'), 'true'],
    [
      'another, else that of the network',
      symbolicCall('coalesce', [parameter('r'), locationOf(vnetId('hub'))]),
      subnetId('hub'),
      'unknown',
    ],
    ['that of either network', symbolicCall('max', [locationOf(vnetId('hub')), text('x')]), subnetId('hub'), 'unknown'],
    ['that of the start of an id', locationOf(start(given)), given, 'true'],
    ['that of the start of an id, in capitals', locationOf(start(given, '/SUBNETS/')), given, 'true'],
    ['that of another id', locationOf(start(parameter('other'))), given, 'unknown'],
    ['that of the end of an id', locationOf(start(given, '/subnets/', 1)), given, 'unknown'],
    ['that of an id up to another place', locationOf(start(given, '/')), given, 'unknown'],
    ['that of what another function makes of the id', locationOf(start(given, '/subnets/', 0, 'other')), given, 'unknown'],
  ])('is read from the network: %s', (_, location, subnet, expected) => {
    expect(truth(isReadFromNetwork(location, subnet))).toBe(expected);
  });

  it('rest on what the locations say', () => {
    expect(content(sameRegion(parameter('r'), parameter('s')))).toEqual(['parameters("r")', 'parameters("s")']);
    expect(content(isReadFromNetwork(parameter('r'), given))).toEqual(['parameters("r")', 'parameters("subnetId")']);
  });
});

describe('a value', () => {
  const endpoint = text(idOf('privateEndpoints', 'pe'));
  const read = (id: Value, ...names: string[]): Value =>
    names.reduce((value, name) => symbolicAccess(value, text(name)), symbolicCall('reference', [id]));

  it.each<[string, Value, Truth]>([
    ['read from it', read(endpoint, 'customDnsConfigs', 'ipAddresses'), 'true'],
    ['read from it whole', read(endpoint), 'true'],
    ['read from what it leads to', read(read(endpoint, 'networkInterfaces', 'id'), 'ipConfigurations'), 'true'],
    ['read from it unless that is null', symbolicCall('coalesce', [read(endpoint, 'a'), text('')]), 'true'],
    ['the first that is read from it', symbolicCall('first', [read(endpoint, 'ipAddresses')]), 'true'],
    ['the last that is read from it', symbolicCall('last', [read(endpoint, 'ipAddresses')]), 'true'],
    ['the first of what is its id, but not read from it', symbolicCall('first', [endpoint]), 'unknown'],
    ['what is read of nothing', symbolicCall('reference', []), 'unknown'],
    ['what a function makes of it', symbolicCall('other', [read(endpoint, 'ipAddresses')]), 'unknown'],
    ['read from another', read(text(idOf('privateEndpoints', 'other')), 'a'), 'unknown'],
    ['read from what may be it', read(parameter('id'), 'a'), 'unknown'],
    ['a parameter', parameter('address'), 'unknown'],
    ['a text', text('10.0.0.4'), 'false'],
  ])('is read from a resource: %s', (_, value, expected) => {
    expect(truth(isReadFrom(value, endpoint))).toBe(expected);
  });
});

describe('what a value is read from', () => {
  it('is the nearest resource first', () => {
    const endpoint = text(idOf('privateEndpoints', 'pe'));
    const nic = symbolicAccess(symbolicCall('reference', [endpoint]), text('id'));
    const sources = sourcesOf(symbolicAccess(symbolicCall('reference', [nic]), text('ip'))).map(keyOf);
    expect(sources).toEqual([keyOf(nic), keyOf(endpoint)]);
    expect(sourcesOf(text('x'))).toEqual([]);
    expect(sourcesOf(symbolicCall('other', [nic]))).toEqual([]);
  });
});

describe('a target', () => {
  const group = '/subscriptions/s/resourceGroups/g/providers/';
  const vaults = 'Microsoft.KeyVault/vaults';

  it.each<[Value, string | undefined]>([
    [text(`${group}${vaults}/kv`), vaults],
    [joinText([`${group}${vaults}/kv-`, parameter('p')]), vaults],
    [joinText([parameter('p'), `/providers/${vaults}/kv`]), vaults],
    [joinText([`${group}Microsoft.KeyVault/`, parameter('type'), '/kv']), 'Microsoft.KeyVault/?'],
    [parameter('id'), undefined],
    [joinText([parameter('p'), parameter('q')]), undefined],
    [text('x'), undefined],
    [scalar(5), undefined],
  ])('%j has the type %s', (id, type) => {
    expect(resourceTypeOf(id)).toBe(type);
  });

  it('is of a type where its id says so', () => {
    const id = text(`${group}microsoft.keyvault/VAULTS/kv`);
    expect([isOfType(id, vaults), isOfType(id, 'Microsoft.Storage/storageAccounts'), isOfType(parameter('id'), vaults)].map(truth)).toEqual(
      ['true', 'false', 'unknown'],
    );
    expect(truth(isOfType(undefined, vaults))).toBe('unknown');
    expect(content(isOfType(parameter('id'), vaults))).toEqual([]);
  });

  const connection = (privateLinkServiceId: unknown, groupIds: unknown) =>
    only(
      networkWith([
        resource('privateEndpoints', 'pe', {
          privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId, groupIds } }],
        }),
      ]).connections,
    );
  const maybe = "[if(parameters('flag'), createArray('vault'), createArray())]";
  const maybeOther = "[if(parameters('flag'), createArray('blob'), createArray())]";

  it.each<[string, unknown, unknown, Truth]>([
    ['of its type', `${group}${vaults}/kv`, [], 'true'],
    ['of another type, whatever its group', `${group}Microsoft.Storage/storageAccounts/st`, ['vault'], 'false'],
    ['of the group', "[parameters('text')]", ['Vault'], 'true'],
    ['of another group', "[parameters('text')]", ['blob'], 'false'],
    ['of several groups', "[parameters('text')]", ['blob', 'vault'], 'true'],
    ['of no group', "[parameters('text')]", [], 'false'],
    ['of an unknown group', "[parameters('text')]", ["[parameters('text')]"], 'unknown'],
    ['of unknown groups', "[parameters('text')]", "[parameters('list')]", 'unknown'],
    ['perhaps of the group', "[parameters('text')]", maybe, 'unknown'],
    ['perhaps of another group', "[parameters('text')]", maybeOther, 'false'],
    ['without a target', undefined, ['vault'], 'true'],
  ])('is connected to: %s', (_, target, groups, expected) => {
    const statement = connectsTo(connection(target, groups), vaults, 'vault');
    expect(truth(statement)).toBe(expected);
    expect(content(statement)).toEqual([]);
  });

  it('varies by the instance of a loop where it is made of its index', () => {
    const index = symbolicCall('copyIndex', [], { type: 'int' });
    expect([index, joinText(['x', index]), choose(flag('a'), joinText([index]), 'x')].map(variesByInstance)).toEqual([true, true, true]);
    expect(
      [undefined, text('copyIndex'), parameter('p'), symbolicAccess(symbolicCall('resourceGroup', []), scalar('x'))].map(variesByInstance),
    ).toEqual([false, false, false, false]);
  });
});
