resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    manualPrivateLinkServiceConnections: [
      {
        name: 'one'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: ['vault']
          requestMessage: 'the team of the plant asks for this connection, for the line controllers send their measurements by it and nothing else may pass  yyyyyyyyyyyyyyyyyyyy' // ! tooLong: has 150 characters
        }
      }
    ]
  }
}
