param count int

resource endpoints 'Microsoft.Network/privateEndpoints@2025-05-01' = [for index in range(0, count): {
  name: 'pe-${index}'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
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
}]
