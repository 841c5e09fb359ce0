// @elsewhere { "reached": ["st*/*"] }

resource r0 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stapp'
  location: 'westeurope'
  sku: {
    name: 'Standard_LRS'
  }
  kind: 'StorageV2'
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource r1 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01' = {
  name: 'stapp/default/files' // ? unreached: none of the private endpoints of storage account stapp has the group id file, though files is kept there
  properties: {}
}

resource r2 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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
          privateLinkServiceId: resourceId('Microsoft.Storage/storageAccounts', 'stapp')
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}
