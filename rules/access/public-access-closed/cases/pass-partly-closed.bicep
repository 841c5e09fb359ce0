resource pool 'Microsoft.DesktopVirtualization/hostPools@2024-04-03' = {
  name: 'hp-app'
  location: 'westeurope'
  properties: {
    hostPoolType: 'Pooled'
    loadBalancerType: 'BreadthFirst'
    preferredAppGroupType: 'Desktop'
    publicNetworkAccess: 'EnabledForClientsOnly'
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-pool'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: pool.id
          groupIds: [
            'connection'
          ]
        }
      }
    ]
  }
}
