resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: 'stapp' // ! noId: private endpoint pe-blob connects to stapp, which is not the id of a resource
}

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
          privateLinkServiceId: account.name
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}
