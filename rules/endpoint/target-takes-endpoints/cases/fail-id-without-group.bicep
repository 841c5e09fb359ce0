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
          privateLinkServiceId: subscriptionResourceId('Microsoft.KeyVault/vaults', 'kv-app') // ! noGroup: an id of Microsoft.KeyVault/vaults
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}
