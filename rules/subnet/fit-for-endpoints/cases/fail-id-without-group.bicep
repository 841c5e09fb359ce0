resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: subscriptionResourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') // ! noGroup
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
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
