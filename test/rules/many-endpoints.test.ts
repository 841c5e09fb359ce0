import { expect, it } from '@jest/globals';
import { scan } from '../../src/index.js';
import { rules } from '../../rules/index.js';
import { memoryHost } from '../../src/testing/index.js';

/** Endpoints of one account in one subnet, of which the last alone registers in one of the three zones of the account. */
const template = (endpoints: number): string => `
param location string = 'westeurope'
var zones = ['cognitiveservices.azure.com', 'openai.azure.com', 'services.ai.azure.com']
resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'ai-app'
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  properties: { customSubDomainName: 'ai-app', publicNetworkAccess: 'Disabled' }
}
resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = { name: 'vnet-app/snet-endpoints' }
resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [for i in range(0, ${endpoints}): {
  name: 'pe-\${i}'
  location: location
  properties: {
    subnet: { id: subnet.id }
    privateLinkServiceConnections: [{ name: 'pe', properties: { privateLinkServiceId: account.id, groupIds: ['account'] } }]
  }
}]
resource groups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for i in range(0, ${endpoints}): {
  parent: endpoints[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [for zone in (i == ${endpoints - 1} ? skip(zones, 2) : take(zones, 2)): {
      name: replace(zone, '.', '-')
      properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.\${zone}') }
    }]
  }
}]
`;

it.each([2, 102])('calls no zone missing that another of %d endpoints of the target holds', (endpoints) => {
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  const request = {
    paths: [''],
    exclude: [],
    parameters: [],
    deployer,
    rules: rules.filter(({ id }) => id === 'dns/zone-group-fits-target'),
  };
  const { findings, diagnostics } = scan(memoryHost({ 'main.bicep': template(endpoints) }), request);
  expect(diagnostics).toEqual([]);
  expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
