resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-own'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Network/privateLinkServices', 'pls-app')
        }
      }
    ]
  }
}

resource emptyEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-empty'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Network/privateLinkServices', 'pls-app')
          groupIds: []
        }
      }
    ]
  }
}
