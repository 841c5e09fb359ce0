resource site 'Microsoft.Web/staticSites@2023-12-01' existing = {
  name: 'swa-app'
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: 'privatelink.${replace(site.properties.defaultHostname, 'swa-app.', '')}'
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-site'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: site.id
          groupIds: [
            'staticSites'
          ]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default' // ? missing: lacks privatelink.azurestaticapps.net or privatelink.{partitionId}.azurestaticapps.net
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone1'
        properties: {
          privateDnsZoneId: zone.id // ? wrongZone
        }
      }
    ]
  }
}
