// @elsewhere {"subnets": ["/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub/subnets/snet-endpoint"]}
// @facts [{"id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub", "properties": {"subnets": [{"name": "snet-endpoints", "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoints", "properties": {"addressPrefix": "10.0.1.0/24", "delegations": []}}]}}]
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoint' // ? unknownToFacts
    }
    privateLinkServiceConnections: [
      {
        name: 'vault'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}
