/** A template of a network and an endpoint, whose region is a parameter with this default; without one, it is unknown. */
export function spoke(endpointRegion?: string): string {
  return JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: {
        region: { type: 'string', ...(endpointRegion === undefined ? {} : { defaultValue: endpointRegion }) },
        password: { type: 'securestring', defaultValue: 'hunter2' },
      },
      resources: [
        {
          type: 'Microsoft.Network/virtualNetworks',
          apiVersion: '2024-05-01',
          name: 'vnet',
          location: 'westeurope',
          tags: { secret: "[parameters('password')]" },
          properties: {
            addressSpace: { addressPrefixes: ['10.0.0.0/24'] },
            subnets: [{ name: 'snet', properties: { addressPrefix: '10.0.0.0/26' } }],
          },
        },
        {
          type: 'Microsoft.Network/privateEndpoints',
          apiVersion: '2024-05-01',
          name: 'pe',
          location: "[parameters('region')]",
          properties: {
            subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'snet')]" },
            privateLinkServiceConnections: [],
          },
        },
      ],
      outputs: { endpoint: { type: 'string', value: "[resourceId('Microsoft.Network/privateEndpoints', 'pe')]" } },
    },
    undefined,
    2,
  );
}
