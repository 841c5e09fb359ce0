resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-blob'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Storage/storageAccounts/blobServices', 'stapp', 'default') // ! part: private endpoint pe-blob connects to Microsoft.Storage/storageAccounts/blobServices
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}
