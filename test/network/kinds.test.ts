import type { DiagnosticCode } from '../../src/diagnostics/catalogue.js';
import { networkOf } from '../../src/network/network.js';
import { deploy } from '../evaluation/predict.js';
import { describe, expect, it } from '@jest/globals';
import { idOf, namesOf, networkWith, only, resource, show } from './network-fixtures.js';
import type { Json } from './network-fixtures.js';
import { childKindsOf, kindNames, rowOf } from '../../src/network/kinds.js';
import type { Listing, ListItem } from '../../src/network/listing.js';

const vaultId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv';
const zone = 'privatelink.vaultcore.azure.net';
const texts = ({ items }: Listing<ListItem>): (string | undefined)[] => items.map(({ value }) => show(value));

describe('the table of kinds', () => {
  it('names a collection for each kind', () => {
    const network = networkWith([]);
    expect(kindNames.map((kind) => network[kind])).toEqual(kindNames.map(() => []));
  });

  it.each([
    ['virtualNetworks', ['subnets', 'virtualNetworkPeerings']],
    ['networkSecurityGroups', ['securityRules']],
    ['privateEndpoints', ['connections', 'staticAddresses', 'zoneGroups']],
    ['zoneGroups', ['zoneConfigs']],
    ['privateDnsZones', ['virtualNetworkLinks', 'recordSets']],
    ['subnets', ['delegations']],
    ['delegations', []],
  ] as const)('says what lies under %s', (kind, children) => {
    expect(childKindsOf(kind)).toEqual(children);
  });

  it('takes the types of kinds in any letter case, and of no other type', () => {
    const shouted = (type: string): Json => ({ type: `MICROSOFT.NETWORK/${type.toUpperCase()}`, apiVersion: '2024-05-01', name: 'n' });
    expect(networkWith([shouted('virtualNetworks')]).virtualNetworks).toHaveLength(1);
    expect(networkWith([resource('virtualNetworkGateways', 'n')]).virtualNetworks).toEqual([]);
    for (const kind of kindNames)
      for (const type of rowOf(kind).types ?? []) expect(type).toMatch(/^(?:Microsoft\.\w+|IoTEdge|ArcOnboarding)\/\w+(\/\w+)*$/);
  });
});

describe('a virtual network', () => {
  const hub = resource('virtualNetworks', 'hub', {
    addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.1.0.0/16'] },
    dhcpOptions: { dnsServers: ['10.0.0.4'] },
    subnets: [
      { name: 'app', properties: { addressPrefix: '10.0.1.0/24', networkSecurityGroup: { id: idOf('networkSecurityGroups', 'nsg') } } },
      { name: 'data', properties: { addressPrefixes: ['10.0.2.0/25', '10.0.2.128/25'], delegations: [{ name: 'd' }] } },
      { name: 'both', properties: { addressPrefix: '10.0.4.0/24', addressPrefixes: ['10.0.5.0/24'] } },
    ],
  });

  it('says where it is, what addresses it has and who answers its names', () => {
    const network = only(networkWith([hub]).virtualNetworks);
    expect(network).toMatchObject({ kind: 'virtualNetworks', existing: false, family: false, holder: undefined });
    expect(show(network.location)).toBe('westeurope');
    expect(texts(network.addressPrefixes)).toEqual(['10.0.0.0/16', '10.1.0.0/16']);
    expect(network.dnsServers).toMatchObject({ complete: true, items: [{ value: { value: '10.0.0.4' }, exists: { value: true } }] });
  });

  it('has no property that it does not write, and empty lists', () => {
    const network = only(networkWith([{ ...resource('virtualNetworks', 'v'), location: null }]).virtualNetworks);
    expect(network.location).toBeUndefined();
    expect(network.dnsServers).toEqual({ items: [], complete: true, unlisted: [] });
  });

  it('gives its subnets ids, prefixes, delegations and attached groups', () => {
    const { subnets } = networkWith([hub]);
    expect(subnets.map(({ id }) => show(id))).toEqual(['app', 'data', 'both'].map((name) => idOf('virtualNetworks/subnets', 'hub', name)));
    expect(subnets.map(({ addressPrefixes }) => texts(addressPrefixes))).toEqual([
      ['10.0.1.0/24'],
      ['10.0.2.0/25', '10.0.2.128/25'],
      ['10.0.4.0/24', '10.0.5.0/24'],
    ]);
    expect(subnets.map(({ delegations }) => delegations.items.length)).toEqual([0, 1, 0]);
    expect(subnets.map(({ networkSecurityGroup }) => show(networkSecurityGroup.id))).toEqual([
      idOf('networkSecurityGroups', 'nsg'),
      undefined,
      undefined,
    ]);
  });

  it('points at the subnet itself, not at the network around it', () => {
    const network = networkWith([hub]);
    const [app] = network.subnets;
    expect(app?.span.source.text.slice(app.span.start, app.span.end)).toMatch(/^\{\s*"name": "app"/);
    expect(app?.holder).toBe(network.virtualNetworks[0]);
    expect(show(app?.parentId)).toBe(idOf('virtualNetworks', 'hub'));
  });

  it('has peerings in its body and as resources', () => {
    const remote = { remoteVirtualNetwork: { id: idOf('virtualNetworks', 'spoke') } };
    const peered = resource('virtualNetworks', 'hub', { virtualNetworkPeerings: [{ name: 'inline', properties: remote }] });
    const network = networkWith([peered, resource('virtualNetworks/virtualNetworkPeerings', 'hub/own', remote)]);
    const { items } = only(network.virtualNetworks).virtualNetworkPeerings;
    expect(items.map(({ id, remoteVirtualNetwork }) => [show(id), show(remoteVirtualNetwork.id)])).toEqual([
      [idOf('virtualNetworks/virtualNetworkPeerings', 'hub', 'inline'), idOf('virtualNetworks', 'spoke')],
      [idOf('virtualNetworks/virtualNetworkPeerings', 'hub', 'own'), idOf('virtualNetworks', 'spoke')],
    ]);
  });
});

describe('a private endpoint', () => {
  const state = { status: 'Approved', description: 'fine' };
  const connection = { name: 'c', properties: { privateLinkServiceId: vaultId, groupIds: ['vault'] } };
  const manual = { name: 'm', properties: { requestMessage: 'please', groupIds: [], privateLinkServiceConnectionState: state } };
  const endpoint = resource('privateEndpoints', 'pe', {
    ipVersionType: 'DualStack',
    ipConfigurations: [{ name: 'ip' }],
    subnet: { id: idOf('virtualNetworks/subnets', 'hub', 'app') },
    privateLinkServiceConnections: [connection],
    manualPrivateLinkServiceConnections: [manual],
  });

  it('says where it is, in which subnet, with which addresses', () => {
    const pe = only(networkWith([endpoint]).privateEndpoints);
    expect([show(pe.location), show(pe.ipVersionType), show(pe.subnet.id)]).toEqual([
      'westeurope',
      'DualStack',
      idOf('virtualNetworks/subnets', 'hub', 'app'),
    ]);
    expect(pe.ipConfigurations.items).toHaveLength(1);
  });

  it('has automatic and manual connections, the ids of which stand under the array that holds them', () => {
    const network = networkWith([endpoint]);
    const { connections } = only(network.privateEndpoints);
    expect(connections.items.map(({ id }) => show(id))).toEqual([
      idOf('privateEndpoints/privateLinkServiceConnections', 'pe', 'c'),
      idOf('privateEndpoints/manualPrivateLinkServiceConnections', 'pe', 'm'),
    ]);
    expect(connections.items.map(({ target }) => show(target.id))).toEqual([vaultId, undefined]);
    expect(connections.items.map(({ groupIds }) => texts(groupIds))).toEqual([['vault'], []]);
    expect(network.connections).toEqual(connections.items);
    expect(connections.complete).toBe(true);
  });

  it('connects to what private endpoints can connect to', () => {
    const vault = { type: 'microsoft.keyvault/VAULTS', apiVersion: '2023-07-01', name: 'kv', location: 'northeurope' };
    const network = networkWith([endpoint, vault, { type: 'Microsoft.Unheard/of', apiVersion: '2020-01-01', name: 'x' }]);
    const [automatic, byHand] = network.connections;
    expect(automatic?.target.candidates).toMatchObject([{ sure: 'true', entity: { kind: 'privateLinkResources' } }]);
    expect(show(automatic?.target.declared[0]?.location)).toBe('northeurope');
    expect(byHand?.target).toMatchObject({ candidates: [], outside: false });
    expect(network.privateLinkResources).toHaveLength(1);
  });

  const zoneGroup = resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', {
    privateDnsZoneConfigs: [{ name: 'vault', properties: { privateDnsZoneId: idOf('privateDnsZones', zone) } }],
  });

  it.each([
    ['separate', [endpoint, zoneGroup]],
    ['nested', [{ ...endpoint, resources: [{ ...zoneGroup, type: 'privateDnsZoneGroups', name: 'default' }] }]],
  ])('has zone groups with configurations that name zones: %s', (_, resources) => {
    const network = networkWith([...resources, resource('privateDnsZones', zone)]);
    const { zoneGroups } = only(network.privateEndpoints);
    expect(zoneGroups.complete).toBe(true);
    const configs = only(zoneGroups.items).zoneConfigs;
    expect(configs.complete).toBe(true);
    const config = only(configs.items);
    expect(show(config.id)).toBe(idOf('privateEndpoints/privateDnsZoneGroups/privateDnsZoneConfigs', 'pe', 'default', 'vault'));
    expect(config.zone).toMatchObject({ outside: false, candidates: [{ sure: 'true' }] });
    expect(namesOf(config.zone.declared)).toEqual([zone]);
    expect(namesOf(config.zoneGroup.privateEndpoint.declared)).toEqual(['pe']);
  });

  it('has zones outside where a group names none of the deployment', () => {
    expect(only(networkWith([endpoint, zoneGroup]).zoneConfigs).zone).toMatchObject({ candidates: [], outside: true });
    const unknown = { privateDnsZoneConfigs: [{ name: 'z', properties: { privateDnsZoneId: "[parameters('text')]" } }] };
    const network = networkWith([
      resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', unknown),
      resource('privateDnsZones', zone),
    ]);
    expect(only(network.zoneConfigs).zone).toMatchObject({ outside: true, candidates: [{ sure: 'unknown' }] });
  });

  it('lies in the subnet that the output of another deployment names by its place in the network', () => {
    const inner = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [resource('virtualNetworks', 'hub', { subnets: [{ name: 'app' }, { name: 'data' }] })],
      outputs: {
        subnet: {
          type: 'string',
          value: "[reference(resourceId('Microsoft.Network/virtualNetworks', 'hub'), '2024-05-01').subnets[1].id]",
        },
      },
    };
    const nested = {
      ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'net' },
      properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, template: inner },
    };
    const id = "[reference(resourceId('Microsoft.Resources/deployments', 'net')).outputs.subnet.value]";
    const { subnet } = only(networkWith([nested, resource('privateEndpoints', 'pe', { subnet: { id } })]).privateEndpoints);
    expect(subnet.candidates.map(({ entity, sure }) => [show(entity.name), sure])).toEqual([['data', 'true']]);
    expect(subnet.virtualNetwork.candidates[0]?.sure).toBe('true');
  });
});

describe('a private DNS zone', () => {
  const link = (name: string): Json =>
    resource('privateDnsZones/virtualNetworkLinks', `${zone}/${name}`, { virtualNetwork: { id: idOf('virtualNetworks', name) } });

  it('has links and records', () => {
    const records = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'SOA', 'SRV', 'TXT'].map((type) =>
      resource(`privateDnsZones/${type}`, `${zone}/${type}`, { ttl: 10 }),
    );
    const network = networkWith([resource('privateDnsZones', zone.toUpperCase()), link('hub'), link('spoke'), ...records]);
    const { virtualNetworkLinks, recordSets } = only(network.privateDnsZones);
    expect(virtualNetworkLinks.items.map(({ virtualNetwork }) => show(virtualNetwork.id))).toEqual([
      idOf('virtualNetworks', 'hub'),
      idOf('virtualNetworks', 'spoke'),
    ]);
    expect(virtualNetworkLinks.complete).toBe(true);
    expect(namesOf(recordSets.items)).toEqual(['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'SOA', 'SRV', 'TXT']);
    expect(namesOf(network.virtualNetworkLinks.flatMap((one) => one.zone.declared))).toEqual([zone.toUpperCase(), zone.toUpperCase()]);
    expect(network.recordSets[0]?.zone.outside).toBe(false);
  });
});

describe('a connected cluster', () => {
  it('is an entity of its own', () => {
    const cluster = { type: 'Microsoft.Kubernetes/connectedClusters', apiVersion: '2024-01-01', name: 'arc', location: 'westeurope' };
    expect(namesOf(networkWith([cluster]).connectedClusters)).toEqual(['arc']);
  });
});

describe('the network', () => {
  it('finds resources by type, ignoring case, those that are no entities too', () => {
    const network = networkWith([resource('publicIPAddresses', 'ip'), resource('publicIPAddresses', 'ip2')]);
    expect(network.ofType('microsoft.network/PUBLICIPADDRESSES').map(({ name }) => show(name))).toEqual(['ip', 'ip2']);
    expect(network.ofType('Microsoft.Network/none')).toEqual([]);
  });

  it('knows its scope, and whether a part of it is missing', () => {
    expect(networkWith([])).toMatchObject({ partial: false, scope: { kind: 'resourceGroup' } });
    const linked = {
      ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'net' },
      properties: { mode: 'Incremental', templateLink: { relativePath: 'missing.json' } },
    };
    expect(networkWith([linked]).partial).toBe(true);
    expect(networkWith([resource('virtualNetworks', "[concat('a', variables('none'))]")]).partial).toBe(true);
  });

  it.each<[DiagnosticCode, boolean]>([
    ['template-not-found', true],
    ['evaluation-failed', true],
    ['default-refused', true],
    ['budget-exceeded', true],
    ['parameter-value', false],
  ])('with a diagnostic %s is partial: %s', (code, partial) => {
    const deployment = deploy({});
    expect(networkOf({ ...deployment, diagnostics: [{ code, severity: 'error', message: '' }] }).partial).toBe(partial);
  });

  it('gives the same entities whenever it is asked', () => {
    const network = networkWith([resource('virtualNetworks', 'hub', { subnets: [{ name: 'app' }] })]);
    expect(network.subnets).toBe(network.subnets);
    expect(only(network.virtualNetworks).subnets).toBe(only(network.virtualNetworks).subnets);
    expect(only(network.subnets).addressPrefixes).toBe(only(network.subnets).addressPrefixes);
    expect(only(only(network.virtualNetworks).subnets.items)).toBe(only(network.subnets));
  });
});
