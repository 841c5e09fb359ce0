resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-acr'
  location: 'northeurope'
  properties: {
    ipVersionType: 'IPv6' // ! unsupported: Microsoft.ContainerRegistry/registries
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ContainerRegistry/registries', 'crapp')
          groupIds: [
            'registry'
          ]
        }
      }
    ]
  }
}
