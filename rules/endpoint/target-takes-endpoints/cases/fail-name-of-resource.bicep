param accountName string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: accountName // ! noId: connects to parameters('accountName'), which is not the id of a resource
  location: 'westeurope'
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
  }
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
