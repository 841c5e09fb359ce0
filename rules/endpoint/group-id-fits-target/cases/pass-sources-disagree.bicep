resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-maps'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Maps/accounts', 'maps-app')
          groupIds: [
            'account'
          ]
        }
      }
    ]
  }
}

resource endpointOfWorkspace 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-databricks'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Databricks/workspaces', 'dbw-app')
          groupIds: [
            'general_access'
          ]
        }
      }
    ]
  }
}
