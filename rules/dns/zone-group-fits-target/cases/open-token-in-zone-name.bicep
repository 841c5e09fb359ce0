resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-cluster'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ContainerService/managedClusters', 'aks-app')
          groupIds: [
            'management'
          ]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default' // ? missing: lacks the zone of the target's region
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.#{ Region }.azmk8s.io') // ? wrongZone: #{ Region }
        }
      }
    ]
  }
}
