import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { formats } from '../../src/reports/formats.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { mended, mendable } from '../edits/fixing-run.js';

const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
const shown = { version: '0', open: true, minSeverity: 'note', colour: false } as const;

/** What the reports say of a scan, by the ids of the messages. */
function said(files: Readonly<Record<string, string>>): { readonly messages: readonly string[]; readonly text: string } {
  const result = scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules });
  const found = new Set(result.findings.map(({ ruleId }) => ruleId));
  const told = { ...result, rules: result.rules.filter(({ id }) => found.has(id)) };
  const text = Object.values(formats).map((report) => report(told, shown));
  return { messages: result.findings.map(({ ruleId, messageId }) => `${ruleId} ${messageId}`), text: text.join('\n') };
}

/** A secure parameter `s` of that default, and an endpoint to a target by a group id, with a zone in its group. */
function template(
  secret: string,
  { groupId = "'vault'", target = 'kv.id', subnet = 'snet.id', zone = 'privatelink.vaultcore.azure.net' },
): string {
  return `@secure()
param s string = '${secret}'
resource kv 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv'
  location: 'westeurope'
}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'vnet'
}
resource snet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: vnet
  name: 'snet'
}
resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: '${zone}'
}
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: 'westeurope'
  properties: {
    subnet: { id: ${subnet} }
    privateLinkServiceConnections: [ { name: 'c', properties: { privateLinkServiceId: ${target}, groupIds: [ ${groupId} ] } } ]
  }
}
resource group 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: pe
  name: 'default'
  properties: { privateDnsZoneConfigs: [ { name: 'a', properties: { privateDnsZoneId: zone.id } } ] }
}
`;
}

const script = (scope: string): string => `@secure()
param s string = 'pls-zq7x'
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  location: 'westeurope'
  properties: { osProfile: { customData: base64('azcmagent connect --resource-group g') } }
}
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'snet') }
    privateLinkServiceConnections: [
      { name: 'c', properties: { privateLinkServiceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', ${scope}), groupIds: [ 'hybridcompute' ] } }
    ]
  }
}
`;

const cluster = (region: string, zone: string): string => `@secure()
param s string = '${region}'
resource cluster 'Microsoft.ContainerService/managedClusters@2024-05-01' = {
  name: 'aks'
  location: s
  properties: {
    dnsPrefix: 'aks'
    apiServerAccessProfile: { enablePrivateCluster: true, privateDNSZone: resourceId('Microsoft.Network/privateDnsZones', '${zone}') }
  }
}
`;

describe('what a rule makes of a secret is not told either', () => {
  it.each<[message: string, secret: string, text: string]>([
    ['dns/zone-group-fits-target wrongZone', 'vAuLt', template('vAuLt', { groupId: 's', zone: 'privatelink.azurewebsites.net' })],
    [
      'subnet/fit-for-endpoints notSubnet',
      'subnetsZq7x',
      template('subnetsZq7x', { subnet: "resourceId('Microsoft.Network/virtualNetworks/${s}', 'vnet', 'snet')" }),
    ],
    [
      'endpoint/target-takes-endpoints part',
      'sEcReTs',
      template('sEcReTs', { target: "resourceId('Microsoft.KeyVault/vaults/${s}', 'kv', 'a')" }),
    ],
    ['arc/onboarding-names-scope noScope', 'pls-zq7x', script('s')],
    ['dns/cluster-zone-fits-region wrongZone', 'swedencentral', cluster('swedencentral', 'privatelink.northeurope.azmk8s.io')],
  ])('%s', (message, secret, text) => {
    const { messages, text: printed } = said({ 'main.bicep': text });
    expect(messages).toContain(message);
    expect(printed).not.toContain(secret);
    const plain = said({ 'main.bicep': text.replace('@secure()\n', '') });
    expect(plain.messages).toContain(message);
    expect(plain.text).toContain(secret);
  });

  it('nor written by a remedy', () => {
    const text = `@secure()
param s string = 'swedencentral'
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  location: s
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [ { name: 'snet', properties: { addressPrefix: '10.0.0.0/24' } } ] }
}
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: 'westeurope'
  properties: {
    subnet: { id: vnet.properties.subnets[0].id }
    privateLinkServiceConnections: [ { name: 'c', properties: { privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv'), groupIds: ['vault'] } } ]
  }
}
`;
    const region = (one: string): string => [...mended(mendable({ 'main.bicep': one }, rules), 'unsafe').texts.values()].join('');
    expect(region(text)).not.toContain("location: 'swedencentral'");
    expect(region(text.replace('@secure()\n', ''))).toContain("location: 'swedencentral'");
  });
});
