param own bool

resource r0 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: own ? 'pe app' : 'pe-app' // ? otherCharacters: is no name for a private endpoint
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
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
