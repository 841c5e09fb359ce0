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
          privateLinkServiceId: resourceId('Microsoft.Web/staticSites', 'swa-app')
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
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.${replace(reference(resourceId('Microsoft.Web/staticSites', 'swa-app'), '2023-12-01').defaultHostname, 'swa-app.', '')}') // ? wrongZone
        }
      }
    ]
  }
}
