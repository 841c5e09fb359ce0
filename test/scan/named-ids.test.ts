import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { textReport } from '../../src/reports/text.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';

function report(files: Record<string, string>): string {
  const result = scan(memoryHost(files), {
    paths: [''],
    exclude: [],
    parameters: [],
    deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
    rules: rules.filter((rule) => rule.id === 'dns/zone-group-fits-target'),
  });
  return textReport(result, { version: '0.1.0', open: false, minSeverity: 'note', colour: false });
}

const endpoint = `param zoneName string
param subnetId string
param vaultId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = { name: zoneName }

resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: 'westeurope'
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: vaultId, groupIds: ['vault'] } }]
  }
  resource group 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        { name: 'zone', properties: { privateDnsZoneId: zone.id } }
      ]
    }
  }
}
`;

function main(zoneName: string): string {
  return `param vaultZone string = 'privatelink.vault.azure.net'

module pe 'pe.bicep' = {
  name: 'pe'
  params: {
    subnetId: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'snet')
    vaultId: resourceId('Microsoft.KeyVault/vaults', 'kv')
    zoneName: ${zoneName}
  }
}
`;
}

describe('an id that is made of a name', () => {
  it('is reported where a caller gives the name', () => {
    const text = report({ 'main.bicep': main("'privatelink.vault.azure.net'"), 'pe.bicep': endpoint });
    expect(text).toMatch(/--> main\.bicep:8:15\n/);
    expect(text).toMatch(/::: pe\.bicep:18:57\n/);
  });

  it('says which value of a parameter the name comes from', () => {
    const given = {
      'main.bicep': main('vaultZone'),
      'pe.bicep': endpoint,
      'main.bicepparam': "using 'main.bicep'\nparam vaultZone = 'vault.azure'\n",
    };
    expect(report({ ...given, 'main.bicepparam': '' })).toMatch(/rests on the default of parameter vaultZone at main\.bicep:1:26\n/);
    expect(report(given)).toMatch(/the value comes through the value given to parameter vaultZone at main\.bicepparam:2:1\n/);
  });

  it('says which value of a parameter file the name in a JSON template comes from', () => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { zone: { type: 'string' } },
      resources: [
        {
          type: 'Microsoft.Network/privateEndpoints',
          apiVersion: '2024-05-01',
          name: 'pe',
          location: 'westeurope',
          properties: {
            subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'snet')]" },
            privateLinkServiceConnections: [
              {
                name: 'c',
                properties: { privateLinkServiceId: "[resourceId('Microsoft.KeyVault/vaults', 'kv')]", groupIds: ['vault'] },
              },
            ],
          },
        },
        {
          type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
          apiVersion: '2024-05-01',
          name: 'pe/default',
          properties: {
            privateDnsZoneConfigs: [
              {
                name: 'zone',
                properties: { privateDnsZoneId: "[resourceId('dns', 'Microsoft.Network/privateDnsZones', parameters('zone'))]" },
              },
            ],
          },
        },
      ],
    };
    const values = { contentVersion: '1.0.0.0', parameters: { zone: { value: 'privatelink.vault.azure.net' } } };
    const text = report({
      'main.json': JSON.stringify(template, undefined, 2),
      'main.parameters.json': JSON.stringify(values, undefined, 2),
    });
    expect(text).toMatch(/the value comes through the value given to parameter zone at main\.parameters\.json:4:5\n/);
  });
});
