resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-registry'
  location: 'westeurope'
  properties: {
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

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone-1'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'northeurope.data.privatelink.azurecr.io') // ! superfluousZone
        }
      }
      {
        name: 'zone-2'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.azurecr.io')
        }
      }
    ]
  }
}
