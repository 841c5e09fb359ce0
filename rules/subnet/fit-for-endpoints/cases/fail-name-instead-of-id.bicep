resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: 'snet-endpoints' // ! noNetwork: it is snet-endpoints
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
