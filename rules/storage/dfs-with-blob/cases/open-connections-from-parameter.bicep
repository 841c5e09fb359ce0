param connections array

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stapp'
  location: 'westeurope'
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
}

resource dfs 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-dfs'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    privateLinkServiceConnections: [
      {
        name: 'dfs'
        properties: {
          privateLinkServiceId: account.id
          groupIds: [
            'dfs' // ? blobMissing
          ]
        }
      }
    ]
  }
}

resource other 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-other'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    privateLinkServiceConnections: connections
  }
}
