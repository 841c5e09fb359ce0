param useFiles bool

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
          privateLinkServiceId: useFiles ? resourceId('Microsoft.Storage/storageAccounts', 'stapp') : resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            useFiles ? 'file' : 'vault'
          ]
        }
      }
    ]
  }
}
