import { describe, expect, it } from '@jest/globals';
import { addressUsers, hasRoom, takenIn } from '../../rules/subnet/questions/addresses.js';
import { isSubnetId } from '../../rules/subnet/questions/subnet-ids.js';
import { nearestNames, subnetNames, surroundings } from '../../rules/subnet/questions/subnets-of-network.js';
import type { Network } from '../../src/network/network.js';
import { withoutSlash } from '../../src/network/ids.js';
import { joinText } from '../../src/values/construct.js';
import type { Truth } from '../../src/values/truth.js';
import type { UnknownValue } from '../../src/values/value.js';
import { asWritten, inquiryInto } from '../engine/engine-fixtures.js';
import { idOf, networkWith, only, resource } from '../network/network-fixtures.js';
import type { Json } from '../network/network-fixtures.js';
import { parameter } from '../worlds/unknowns.js';

const group = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks';
const [text, segment] = [parameter('p'), withoutSlash(parameter('p'))];

describe('an id is that of a subnet, or not', () => {
  it.each<[string, readonly (string | UnknownValue)[], Truth]>([
    ['of a subnet', [`${group}/v/subnets/s`], 'true'],
    ['of a subnet, whatever it is called', [`${group}/v/subnets/`, segment], 'true'],
    ['of a network', [`${group}/v`], 'false'],
    ['of a network, whatever it is called', [`${group}/`, segment], 'false'],
    [
      'of a network of an unknown group',
      ['/subscriptions/s/resourceGroups/', text, '/providers/Microsoft.Network/virtualNetworks/v'],
      'false',
    ],
    ['of a network after unknown text', [text, '/Providers/Microsoft.Network/virtualNetworks/v'], 'false'],
    ['whose name may hold more segments', [`${group}/`, text], 'unknown'],
    ['of an unknown namespace', ['/subscriptions/s/resourceGroups/g/providers/', segment, '/virtualNetworks/v'], 'unknown'],
    ['of an unknown type', ['/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/', segment, '/v'], 'unknown'],
    ['of an unknown part of a network', [`${group}/v/`, segment, '/s'], 'unknown'],
    ['that is unknown', [text], 'unknown'],
  ])('%s', (_, pieces, expected) => {
    expect(asWritten().truthOf(isSubnetId(joinText(pieces)))).toBe(expected);
  });
});

const subnetOf = (vnet: string, name: string): Json => ({ subnet: { id: idOf('virtualNetworks/subnets', vnet, name) } });
const vnet = (name: string, subnets: readonly Json[]): Json => resource('virtualNetworks', name, { subnets });
const prefixed = (name: string, addressPrefix = '10.0.0.0/29'): Json => ({ name, properties: { addressPrefix } });
const interfaceIn = (name: string, vnetName: string, subnet: string, more: Json = {}): Json =>
  resource('networkInterfaces', name, { ipConfigurations: [{ name: 'ip', properties: subnetOf(vnetName, subnet) }] }, more);

describe('the addresses of a subnet', () => {
  const taken = (resources: readonly Json[]): unknown => {
    const network = networkWith([vnet('v', [prefixed('s')]), ...resources]);
    return inquiryInto(network).ask(takenIn, only(network.subnets));
  };

  it('are taken by the endpoints and machines that are put there', () => {
    expect(taken([])).toEqual({ least: 0, most: 0 });
    expect(taken([resource('privateEndpoints', 'pe', subnetOf('v', 's'))])).toEqual({ least: 1, most: 1 });
    expect(taken([interfaceIn('nic', 'v', 's')])).toEqual({ least: 1, most: 1 });
  });

  it('are perhaps taken by what is there under a condition, and not by what is not', () => {
    const under = (condition: unknown): Json => resource('privateEndpoints', 'pe', subnetOf('v', 's'), { condition });
    expect(taken([under("[parameters('flag')]")])).toEqual({ least: 0, most: 1 });
    expect(taken([under(false)])).toEqual({ least: 0, most: 0 });
  });

  it('are taken without a known bound where the number of endpoints is unknown', () => {
    const copy = { name: 'all', count: "[parameters('count')]" };
    const many = (properties: Json): Json => resource('privateEndpoints', "[concat('pe', copyIndex())]", properties, { copy });
    expect(taken([many(subnetOf('v', 's'))])).toEqual({ least: 0, most: Infinity });
    expect(taken([many({ ...subnetOf('v', 's'), ipVersionType: 'IPv6' })])).toEqual({ least: 0, most: 0 });
  });

  it('are as many as what is put there needs: too few, enough, or neither', () => {
    const room = (prefix: string, endpoints: number, interfaces: number, condition: unknown = true): Truth => {
      const network = networkWith([
        vnet('v', [prefixed('s', prefix)]),
        ...Array.from({ length: endpoints }, (_, at) => resource('privateEndpoints', `pe${at}`, subnetOf('v', 's'), { condition })),
        ...Array.from({ length: interfaces }, (_, at) => interfaceIn(`nic${at}`, 'v', 's')),
      ]);
      return inquiryInto(network).truthOf(hasRoom(only(network.subnets)));
    };
    expect([room('10.0.0.0/29', 3, 0), room('10.0.0.0/29', 4, 0), room('10.0.0.0/29', 3, 1), room('10.0.0.0/29', 2, 1)]).toEqual([
      'true',
      'false',
      'false',
      'true',
    ]);
    const perhaps = "[parameters('flag')]";
    expect([room('10.0.0.0/29', 2, 1, perhaps), room('10.0.0.0/29', 2, 2, perhaps)]).toEqual(['true', 'unknown']);
  });

  it('are taken once by what is deployed twice', () => {
    const twice = (name: string): Json => ({
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name,
      properties: { mode: 'Incremental', template: { resources: [resource('privateEndpoints', 'pe', subnetOf('v', 's'))] } },
    });
    expect(taken([twice('first'), twice('second')])).toEqual({ least: 1, most: 1 });
  });

  it('are taken for each region of a target as far as it is declared', () => {
    const [registries, accounts] = ['Microsoft.ContainerRegistry/registries', 'Microsoft.DocumentDB/databaseAccounts'] as const;
    const endpointOf = (type: string, groupId: string): Json => ({
      ...subnetOf('v', 's'),
      privateLinkServiceConnections: [
        { name: 'c', properties: { privateLinkServiceId: `[resourceId('${type}', 'one')]`, groupIds: [groupId] } },
      ],
    });
    const registry = { type: registries, apiVersion: '2023-07-01', name: 'one', location: 'westeurope' };
    const replication = { type: `${registries}/replications`, apiVersion: '2023-07-01', name: 'one/northeurope', location: 'northeurope' };
    const toRegistry = resource('privateEndpoints', 'pe', endpointOf(registries, 'registry'));
    expect(taken([toRegistry])).toEqual({ least: 2, most: 2 });
    expect(taken([toRegistry, registry, replication])).toEqual({ least: 3, most: 3 });
    expect(taken([toRegistry, registry, { ...replication, condition: "[parameters('flag')]" }])).toEqual({ least: 2, most: 3 });
    const many = { ...replication, name: "[concat('one/', copyIndex())]", copy: { name: 'all', count: "[parameters('count')]" } };
    expect(taken([toRegistry, registry, many])).toEqual({ least: 2, most: Infinity });
    const account = (locations: unknown): Json => ({ type: accounts, apiVersion: '2024-05-15', name: 'one', properties: { locations } });
    const toAccount = resource('privateEndpoints', 'pe', endpointOf(accounts, 'Sql'));
    expect(taken([toAccount, account([{}, {}, {}])])).toEqual({ least: 4, most: 4 });
    expect(taken([toAccount, account(undefined)])).toEqual({ least: 2, most: 2 });
    expect(taken([toAccount, account("[parameters('list')]")])).toEqual({ least: 2, most: Infinity });
  });

  it('are not taken by what is put into another subnet', () => {
    const network = networkWith([vnet('v', [prefixed('s'), prefixed('t')]), resource('privateEndpoints', 'pe', subnetOf('v', 't'))]);
    expect(network.subnets.map((subnet) => inquiryInto(network).ask(addressUsers, subnet).length)).toEqual([0, 1]);
  });
});

describe('the subnet of an endpoint', () => {
  const endpointIn = (network: Network, name: string): Truth => {
    const endpoint = only(network.privateEndpoints.filter((one) => one.name.kind === 'scalar' && one.name.value === name));
    const inquiry = inquiryInto(network);
    return inquiry.truthOf(inquiry.ask(surroundings, endpoint).isDeclared);
  };
  const numbered = (count: number): Json[] => Array.from({ length: count }, (_, at) => prefixed(`s${at}`));

  it('is declared, or surely not, among however many', () => {
    const endpoints = [
      resource('privateEndpoints', 'in', subnetOf('v', 's7')),
      resource('privateEndpoints', 'out', subnetOf('v', 'other')),
    ];
    const network = networkWith([vnet('v', numbered(40)), ...endpoints]);
    expect([endpointIn(network, 'in'), endpointIn(network, 'out')]).toEqual(['true', 'false']);
  });

  it('may be one of unknown name, or one of more than are compared', () => {
    const unnamed = (count: number) => Array.from({ length: count }, () => prefixed("[parameters('text')]"));
    const network = (count: number): Network =>
      networkWith([vnet('v', [...unnamed(count), prefixed('known')]), resource('privateEndpoints', 'out', subnetOf('v', 'other'))]);
    expect([0, 1, 20, 21].map((count) => endpointIn(network(count), 'out'))).toEqual(['false', 'unknown', 'unknown', 'unknown']);
  });

  it('is proposed out of those that are there, the most alike first', () => {
    const network = networkWith([
      vnet('v', [prefixed('snet-app'), prefixed('snet-endpoint')]),
      resource('virtualNetworks/subnets', 'v/gone', {}, { condition: false }),
    ]);
    const names = inquiryInto(network).ask(subnetNames, only(network.virtualNetworks));
    expect(nearestNames(names, 'SNET-Endpoints')).toEqual(['snet-endpoint', 'snet-app']);
  });
});
