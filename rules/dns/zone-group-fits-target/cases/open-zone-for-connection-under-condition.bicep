param on bool
param targetId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: on ? [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: targetId
          groupIds: ['vault']
        }
      }
    ] : []
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default' // ? missing
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone1'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.blob.core.windows.net') // ? wrongZone
        }
      }
    ]
  }
}
