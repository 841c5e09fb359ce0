import { describe, expect, it } from '@jest/globals';
import { chainParts } from '../../rules/chain-parts.js';
import { rules } from '../../rules/index.js';
import { comesBefore, linkNames } from '../../src/engine/links.js';
import { Entity } from '../../src/network/entity.js';
import { idOf, networkWith, only, resource, show } from '../network/network-fixtures.js';

describe('the chain of an endpoint', () => {
  it('has each rule in one link, but for those about files of devices, and says of each link what it consists of', () => {
    const isAboutFiles = ({ tags }: (typeof rules)[number]): boolean => tags.includes('iot-edge') || tags.includes('onboarding');
    expect(rules.filter((rule) => (rule.link === undefined) !== isAboutFiles(rule)).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(chainParts)).toEqual(linkNames);
  });

  it('consists of what the templates say of the endpoint, its target, subnet, zones and their links', () => {
    const vault = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv';
    const network = networkWith([
      resource('virtualNetworks', 'vnet'),
      resource('virtualNetworks/subnets', 'vnet/snet', {
        networkSecurityGroup: { id: idOf('networkSecurityGroups', 'nsg') },
        routeTable: { id: idOf('routeTables', 'routes') },
      }),
      { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2024-01-01', name: 'st' },
      resource('privateDnsZones', 'privatelink.blob.core.windows.net'),
      resource('privateDnsZones/virtualNetworkLinks', 'privatelink.blob.core.windows.net/link', {
        virtualNetwork: { id: idOf('virtualNetworks', 'vnet') },
      }),
      resource('privateEndpoints', 'pe', {
        subnet: { id: idOf('virtualNetworks/subnets', 'vnet', 'snet') },
        ipConfigurations: [{ name: 'ip', properties: { privateIPAddress: '10.0.0.4' } }],
        privateLinkServiceConnections: [
          {
            name: 'blob',
            properties: { privateLinkServiceId: "[resourceId('Microsoft.Storage/storageAccounts', 'st')]", groupIds: ['blob'] },
          },
        ],
        manualPrivateLinkServiceConnections: [{ name: 'asked', properties: { privateLinkServiceId: vault, requestMessage: 'please' } }],
      }),
      resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', {
        privateDnsZoneConfigs: [
          { name: 'blob', properties: { privateDnsZoneId: idOf('privateDnsZones', 'privatelink.blob.core.windows.net') } },
          { name: 'vault', properties: { privateDnsZoneId: idOf('privateDnsZones', 'privatelink.vaultcore.azure.net') } },
        ],
      }),
    ]);
    const endpoint = only(network.privateEndpoints);
    const last = (text = ''): string => text.slice(text.lastIndexOf('/') + 1);
    const parts = linkNames.map((name) => [
      name,
      chainParts[name](endpoint).map(({ what, is }) => `${what} ${last(show(is instanceof Entity ? is.name : is))}`),
    ]);
    expect(Object.fromEntries(parts)).toEqual({
      connection: ['connection blob', 'connection asked'],
      request: ['message please'],
      target: ['connects to st', 'connects to kv'],
      'group id': ['group id blob'],
      subnet: ['in snet'],
      region: ['region westeurope'],
      addresses: ['static address 10.0.0.4'],
      security: ['network security group nsg', 'route table routes'],
      'zone group': ['zone group default'],
      'zone names': ['zone privatelink.blob.core.windows.net', 'zone privatelink.vaultcore.azure.net'],
      zones: ['declared as privatelink.blob.core.windows.net'],
      records: [],
      resolution: ['linked to vnet'],
      'public access': ['of st'],
    });
  });

  it('lets messages rest on earlier links only, and on those that something breaks', () => {
    const breaking = new Set(rules.flatMap(({ link, messages }) => (Object.values(messages).some(({ breaks }) => breaks) ? link : [])));
    const resting = rules.flatMap(({ id, link, messages }) =>
      Object.entries(messages).flatMap(([messageId, { restsOn = [], openWithout = [] }]) =>
        [...restsOn, ...openWithout].map((on) => ({ what: `${id}.${messageId} on ${on}`, on, link })),
      ),
    );
    expect(resting.length).toBeGreaterThan(0);
    expect(resting.filter(({ on, link }) => link === undefined || !comesBefore(on, link) || !breaking.has(on))).toEqual([]);
  });
});
