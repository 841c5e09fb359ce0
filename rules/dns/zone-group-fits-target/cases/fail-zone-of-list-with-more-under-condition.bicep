param clusters bool

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-arc'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'arcpls-app')
          groupIds: [
            'hybridcompute'
          ]
        }
      }
    ]
  }
}

var zones = concat(
  [
    'privatelink.his.arc.azure.com'
    'privatelink.guestconfiguration.azure.com'
    'privatelink.arc.azure.com'
  ],
  clusters ? ['privatelink.dp.kubernetesconfiguration.azure.com'] : []
)

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      for (zone, index) in zones: {
        name: 'zone${index}'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zone) // ! superfluousZone: zone privatelink.arc.azure.com does not serve group id hybridcompute
        }
      }
    ]
  }
}
