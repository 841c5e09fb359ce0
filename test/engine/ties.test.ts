import { describe, expect, it } from '@jest/globals';
import { tiesOf } from '../../src/engine/ties.js';
import { existing, idOf, networkWith, resource } from '../network/network-fixtures.js';
import type { Json } from '../network/network-fixtures.js';

const vnet = 'microsoft.network/virtualnetworks';
const vault = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults';
const endpoint = (name: string, privateLinkServiceId: unknown, vnetName = 'App'): Json =>
  resource('privateEndpoints', name, {
    subnet: { id: idOf('virtualNetworks/subnets', vnetName, 's') },
    privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId } }],
  });
const refersTo = (...resources: readonly Json[]): readonly string[] | undefined => tiesOf(networkWith(resources))['refersTo'];

describe('what ties a deployment to others', () => {
  it('are the networks, endpoints and targets that it declares, and those that it only refers to', () => {
    const target = { type: 'Microsoft.KeyVault/vaults', apiVersion: '2024-11-01', name: 'Own', properties: {} };
    const network = networkWith([
      resource('virtualNetworks', 'App'),
      target,
      endpoint('pe', `${vault}/own`),
      endpoint('other', `${vault}/Other`, 'Hub'),
    ]);
    expect(tiesOf(network)).toEqual({
      declares: [
        `${vnet}/app`,
        'microsoft.network/privateendpoints/pe',
        'microsoft.network/privateendpoints/other',
        'microsoft.keyvault/vaults/own',
      ],
      refersTo: [`${vnet}/hub`, 'microsoft.keyvault/vaults/other'],
      ...{ declaresIds: [], refersToIds: [] },
    });
  });

  it('are the networks of links and peerings, endpoints of zone groups, and networks that are only looked up', () => {
    const link = { virtualNetwork: { id: idOf('virtualNetworks', 'linked') } };
    const peering = { remoteVirtualNetwork: { id: idOf('virtualNetworks', 'peered') } };
    expect(
      refersTo(
        resource('privateDnsZones/virtualNetworkLinks', 'z.net/l', link),
        resource('virtualNetworks/virtualNetworkPeerings', 'hub/p', peering),
        resource('privateEndpoints/privateDnsZoneGroups', 'pe/default'),
      ),
    ).toEqual([`${vnet}/linked`, `${vnet}/peered`, 'microsoft.network/privateendpoints/pe']);
    const network = networkWith({ hub: existing('virtualNetworks', 'hub') }, { languageVersion: '2.0' });
    expect(tiesOf(network)).toMatchObject({ declares: [], refersTo: [`${vnet}/hub`] });
  });

  it.each<[string, unknown]>([
    ['unknown', "[parameters('text')]"],
    ['of an unknown name', "[resourceId('Microsoft.KeyVault/vaults', parameters('text'))]"],
    ['of a name that is known in part', "[resourceId('Microsoft.KeyVault/vaults', concat('kv', parameters('text')))]"],
    ['of a name whose end is known', "[resourceId('Microsoft.KeyVault/vaults', concat(parameters('text'), 'kv'))]"],
    ['without a name', `${vault}/`],
    ['of no resource', 'kv/own'],
    ['left out', undefined],
  ])('are not told by an id %s', (_, id) => {
    expect(refersTo(endpoint('pe', id))).toEqual([`${vnet}/app`]);
  });

  it('are whole ids too, those of zones among them, unless their subscription is made up', () => {
    const groupOf = (subscription: string) => `/subscriptions/${subscription}/resourceGroups/RG/providers/Microsoft.Network`;
    const real = groupOf('6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915');
    const config = { name: 'z', properties: { privateDnsZoneId: `${real}/privateDnsZones/z.net` } };
    const endpointIn = (name: string, group: string) =>
      resource('privateEndpoints', name, { subnet: { id: `${group}/virtualNetworks/hub/subnets/s` } });
    const resources = [
      endpointIn('a', real),
      ...['00000000-0000-0000-0000-000000000000', '12345678-1234-9876-4563-123456789012', 's'].map((subscription, at) =>
        endpointIn(`b${at}`, groupOf(subscription)),
      ),
      resource('privateEndpoints/privateDnsZoneGroups', 'a/default', { privateDnsZoneConfigs: [config] }),
    ];
    expect(tiesOf(networkWith(resources))).toMatchObject({
      declaresIds: [],
      refersToIds: [`${real}/virtualNetworks/hub`.toLowerCase(), `${real}/privateDnsZones/z.net`.toLowerCase()],
    });
  });
});
