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

resource r1 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  name: 'stapp/default/images'
  properties: {}
}

resource r2 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01' = {
  name: 'stapp/default/files'
  properties: {}
}

resource r3 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = {
  name: 'stapp/default/jobs'
  properties: {}
}

resource r4 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = {
  name: 'stapp/default/orders'
  properties: {}
}

resource r5 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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

resource r6 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-file'
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
            'file'
          ]
        }
      }
    ]
  }
}

resource r7 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-queue'
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
            'queue'
          ]
        }
      }
    ]
  }
}

resource r8 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-table'
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
            'table'
          ]
        }
      }
    ]
  }
}
