param prefix string
param guid string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stapp'
  location: 'westeurope'
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-partner'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    manualPrivateLinkServiceConnections: [
      {
        name: 'partner'
        properties: {
          privateLinkServiceId: '${prefix}.${guid}.westeurope.azure.privatelinkservice'
          requestMessage: 'for the shop'
        }
      }
    ]
  }
}
