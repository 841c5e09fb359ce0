import { describe, expect, it } from '@jest/globals';
import { scalar } from '../../src/values/construct.js';
import { idOf, networkWith, resource, show } from './network-fixtures.js';

const vaultId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv';
const zone = 'privatelink.vaultcore.azure.net';
const connection = { name: 'c', properties: { privateLinkServiceId: vaultId, groupIds: ['vault'] } };
const endpoint = resource('privateEndpoints', 'pe', {
  subnet: { id: idOf('virtualNetworks/subnets', 'hub', 'app') },
  privateLinkServiceConnections: [connection],
});
const zoneGroup = resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', {
  privateDnsZoneConfigs: [{ name: 'vault', properties: { privateDnsZoneId: idOf('privateDnsZones', zone) } }],
});

describe('a private endpoint', () => {
  it('has automatic and manual connections', () => {
    const state = { status: 'Approved', description: 'fine' };
    const manual = { name: 'm', properties: { requestMessage: 'please', groupIds: [], privateLinkServiceConnectionState: state } };
    const properties = { privateLinkServiceConnections: [connection], manualPrivateLinkServiceConnections: [manual] };
    const [found] = networkWith([resource('privateEndpoints', 'pe', properties)]).privateEndpoints;
    expect(found?.connections.items.map((one) => [one.manual, show(one.targetId), show(one.status)])).toEqual([
      [false, vaultId, undefined],
      [true, undefined, 'Approved'],
    ]);
    expect(found?.connections.items[0]?.groupIds.items.map(({ value }) => show(value))).toEqual(['vault']);
  });

  it('connects to a resource of the deployment, whose access setting is known', () => {
    const vault = {
      type: 'microsoft.keyvault/VAULTS',
      apiVersion: '2023-07-01',
      name: 'kv',
      properties: { publicNetworkAccess: 'disabled' },
    };
    const network = networkWith([endpoint, vault]);
    const [target] = network.privateLinkResource(network.privateEndpoints[0]?.connections.items[0]?.targetId).candidates;
    expect(target?.sure).toBe('true');
    expect(target?.entity.service.resourceType).toBe('Microsoft.KeyVault/vaults');
    expect(show(target?.entity.access)).toBe('disabled');
    expect(network.privateLinkResources).toHaveLength(1);
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
    const network = networkWith([nested, resource('privateEndpoints', 'pe', { subnet: { id } })]);
    const [found] = network.privateEndpoints;
    expect(network.subnet(found?.subnetId).candidates.map(({ entity, sure }) => [show(entity.name), sure])).toEqual([['data', 'true']]);
    expect(network.virtualNetworkOf(found?.subnetId).candidates[0]?.sure).toBe('true');
  });

  it('has no property that it does not write', () => {
    const [found] = networkWith([endpoint]).privateEndpoints;
    expect(found?.ipVersionType).toBeUndefined();
    expect(found?.ipConfigurations).toEqual({ items: [], complete: true });
  });
});

describe('a zone group', () => {
  it.each([
    ['separate', [endpoint, zoneGroup]],
    ['nested', [{ ...endpoint, resources: [{ ...zoneGroup, type: 'privateDnsZoneGroups', name: 'default' }] }]],
  ])('is found with its endpoint: %s', (_, resources) => {
    const network = networkWith([...resources, resource('privateDnsZones', zone)]);
    const groups = network.zoneGroupsOf(scalar(idOf('privateEndpoints', 'pe')));
    expect(groups).toMatchObject({ complete: true, items: [{ sure: 'true' }] });
    const zones = groups.items.flatMap(({ entity }) => network.zonesIn(entity).items);
    expect(zones.map((one) => [show(one.name), one.zones.candidates.length, one.zones.outside])).toEqual([[zone, 1, false]]);
  });

  it('names a zone that lies outside by its id', () => {
    const network = networkWith([endpoint, zoneGroup]);
    const [only] = network.dnsZoneGroups.flatMap((group) => network.zonesIn(group).items);
    expect(show(only?.name)).toBe(zone);
    expect(only?.zones).toEqual({ candidates: [], outside: true });
  });

  it('has zones without a name where the id comes from outside', () => {
    const unknown = { privateDnsZoneConfigs: [{ name: 'z', properties: { privateDnsZoneId: "[parameters('text')]" } }] };
    const network = networkWith([
      resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', unknown),
      resource('privateDnsZones', zone),
    ]);
    const [only] = network.dnsZoneGroups.flatMap((group) => network.zonesIn(group).items);
    expect(only?.name).toBeUndefined();
    expect(only?.zones).toMatchObject({ outside: true, candidates: [{ sure: 'unknown' }] });
  });
});

describe('a private DNS zone', () => {
  const link = (name: string): Record<string, unknown> =>
    resource('privateDnsZones/virtualNetworkLinks', `${zone}/${name}`, {
      registrationEnabled: false,
      virtualNetwork: { id: idOf('virtualNetworks', name) },
    });

  it('has links and records', () => {
    const record = resource('privateDnsZones/A', `${zone}/kv`, { ttl: 10, aRecords: [{ ipv4Address: '10.0.0.5' }] });
    const network = networkWith([resource('privateDnsZones', zone.toUpperCase()), link('hub'), link('spoke'), record]);
    const id = scalar(idOf('privateDnsZones', zone));
    expect(network.linksOf(id).items.map(({ entity }) => show(entity.virtualNetworkId))).toEqual([
      idOf('virtualNetworks', 'hub'),
      idOf('virtualNetworks', 'spoke'),
    ]);
    expect(network.linksOf(id).complete).toBe(true);
    expect(network.recordSetsOf(id).items.map(({ entity }) => [entity.recordType, show(entity.name)])).toEqual([['A', 'kv']]);
  });

  it('may have links elsewhere where it is not made here', () => {
    expect(networkWith([link('hub')]).linksOf(scalar(idOf('privateDnsZones', zone)))).toMatchObject({
      complete: false,
      items: [{ sure: 'true' }],
    });
  });
});
