// @facts [{"id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.KeyVault/vaults/kv-app", "properties": {"tenantId": "t"}}]

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.KeyVault/vaults/kv-app' // ? notDeclared: whether the public access of kv-app is closed is not said
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}
