resource first 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-plant'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-plant', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'arcpls-a')
          groupIds: [
            'hybridcompute'
          ]
        }
      }
    ]
  }
}

resource second 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-office'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-office', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'arcpls-a')
          groupIds: [
            'hybridcompute'
          ]
        }
      }
    ]
  }
}

resource third 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-office-b'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-office', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'arcpls-b') // ! secondScope: into the virtual network of pe-office
          groupIds: [
            'hybridcompute'
          ]
        }
      }
    ]
  }
}
