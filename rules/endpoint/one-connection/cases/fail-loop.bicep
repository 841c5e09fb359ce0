var vaults = ['kv-one', 'kv-two']

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      for vault in vaults: {
        name: vault // ! several: private endpoint pe-app has 2 connections
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', vault)
          groupIds: ['vault']
        }
      }
    ]
  }
}
