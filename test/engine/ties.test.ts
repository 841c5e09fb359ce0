import { describe, expect, it } from '@jest/globals';
import { tiesOf } from '../../src/engine/ties.js';
import { networkOf } from '../../src/network/network.js';
import { deploy, group } from '../evaluation/predict.js';
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

  it('are the scopes that machines and scripts name, the services that devices name, and the networks that hubs and rulesets are linked to', () => {
    const scope = `${group}/Microsoft.HybridCompute/privateLinkScopes/pls`;
    const machine = { type: 'Microsoft.HybridCompute/machines', apiVersion: '2024-07-10', name: 'm', properties: { privateLinkScopeResourceId: scope } }; // prettier-ignore
    expect(refersTo(machine)).toEqual(['microsoft.hybridcompute/privatelinkscopes/pls']);
    const real = '/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourceGroups/rg/providers/Microsoft.Network';
    const link = resource('dnsForwardingRulesets/virtualNetworkLinks', 'r/l', { virtualNetwork: { id: `${real}/virtualNetworks/v` } });
    expect(tiesOf(networkWith([link]))).toMatchObject({ refersTo: [], refersToIds: [`${real}/virtualNetworks/v`.toLowerCase()] });
  });

  it('are the ids of what it declares itself: networks, endpoints, targets, zones and scopes of Arc, not of what it only refers to', () => {
    const scope = { subscriptionId: '6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915', resourceGroup: 'g', location: 'westeurope', tenantId: 't' };
    const own = `/subscriptions/${scope.subscriptionId}/resourcegroups/g/providers`;
    const arcScope = (name: string) => ({ type: 'Microsoft.HybridCompute/privateLinkScopes', apiVersion: '2024-07-10', name, location: 'westeurope', properties: {} }); // prettier-ignore
    const resources = {
      vnet: resource('virtualNetworks', 'v'),
      zone: resource('privateDnsZones', 'z.net'),
      arc: arcScope('pls'),
      otherVnet: existing('virtualNetworks', 'hub'),
      otherZone: existing('privateDnsZones', 'y.net'),
      otherArc: { ...arcScope('old'), existing: true },
    };
    const network = networkOf(deploy({ languageVersion: '2.0', resources }, {}, { scope }));
    expect(tiesOf(network)['declaresIds']).toEqual([
      `${own}/microsoft.network/virtualnetworks/v`,
      `${own}/microsoft.hybridcompute/privatelinkscopes/pls`,
      `${own}/microsoft.network/privatednszones/z.net`,
    ]);
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
