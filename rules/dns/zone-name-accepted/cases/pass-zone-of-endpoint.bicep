resource clusters 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.West Europe.azmk8s.io'
  location: 'global'
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-cluster'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'one'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ContainerService/managedClusters', 'aks-app')
          groupIds: ['management']
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone1'
        properties: {
          privateDnsZoneId: clusters.id
        }
      }
    ]
  }
}

resource own 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'contoso.com'
  location: 'global'
}
