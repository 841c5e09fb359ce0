/** Repositories of one network: a hub with a network, zones and links, the network of a team, and spokes whose endpoints use them. */

const subscription = '/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915';
const inGroup = (group: string) => `${subscription}/resourceGroups/${group}/providers`;
const vaultZone = 'privatelink.vaultcore.azure.net';
const zoneId = `${inGroup('rg-hub')}/Microsoft.Network/privateDnsZones/${vaultZone}`;
const networkId = (name: string, group: string) => `${inGroup(group)}/Microsoft.Network/virtualNetworks/${name}`;

type Resource = Readonly<Record<string, unknown>>;

const resource = (type: string, name: string, properties: Resource, more: Resource = {}): Resource => ({
  type: `Microsoft.Network/${type}`,
  apiVersion: type.startsWith('privateDnsZones') ? '2024-06-01' : '2024-05-01',
  name,
  location: type.startsWith('privateDnsZones') ? 'global' : 'westeurope',
  properties,
  ...more,
});

/** A template that deploys resources into a group of the subscription. */
function into(group: string, resources: readonly Resource[], subscriptionId = subscription.slice('/subscriptions/'.length)): string {
  const schema = 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#';
  const inner = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  const template = { $schema: inner, contentVersion: '1.0.0.0', resources };
  const nested = {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2024-03-01',
    name: 'inner',
    ...{ subscriptionId, resourceGroup: group },
    properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, template },
  };
  return JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', resources: [nested] }, null, 2);
}

const network = (name: string, more: Resource = {}): Resource =>
  resource('virtualNetworks', name, {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    subnets: [{ name: 'endpoints', properties: { addressPrefix: '10.0.1.0/24' } }],
    ...more,
  });

const link = (name: string, to: string): Resource =>
  resource('privateDnsZones/virtualNetworkLinks', `${vaultZone}/${name}`, { registrationEnabled: false, virtualNetwork: { id: to } });

function endpoint(location: string, subnet: string): readonly Resource[] {
  const target = `${inGroup('rg-app')}/Microsoft.KeyVault/vaults/kv`;
  const connection = { name: 'c', properties: { privateLinkServiceId: target, groupIds: ['vault'] } };
  const config = { name: 'z', properties: { privateDnsZoneId: zoneId } };
  return [
    resource('privateEndpoints', 'pe', { subnet: { id: subnet }, privateLinkServiceConnections: [connection] }, { location }),
    resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', { privateDnsZoneConfigs: [config] }, { dependsOn: ['pe'] }),
  ];
}

const subnetOf = (name: string, group: string) => `${networkId(name, group)}/subnets/endpoints`;

/** By path, with the repository as the first segment. */
export const linkedRepositories: Readonly<Record<string, string>> = {
  'hub/zones.json': into('rg-hub', [
    network('hub'),
    resource('privateDnsZones', vaultZone, {}),
    link('hub', networkId('hub', 'rg-hub')),
    link('team', networkId('team', 'rg-team')),
  ]),
  'team/network.json': into('rg-team', [network('team'), network('apart')]),
  // Each is open by itself; together with the hub and the team, they are settled.
  'right/main.json': into('rg-app', endpoint('westeurope', subnetOf('team', 'rg-team'))),
  'wrong-region/main.json': into('rg-app', endpoint('northeurope', subnetOf('team', 'rg-team'))),
  'unlinked/main.json': into('rg-app', endpoint('westeurope', subnetOf('apart', 'rg-team'))),
  // The same names in another subscription say nothing of these.
  'stranger/main.json': into(
    'rg-hub',
    [network('hub'), network('team', { dhcpOptions: { dnsServers: ['10.9.9.9'] } })],
    '0f2a9c1e-7d3b-4c58-8e6f-b1a4d2c3e597',
  ),
};
