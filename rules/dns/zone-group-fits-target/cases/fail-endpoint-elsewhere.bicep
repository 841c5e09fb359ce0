param files string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' existing = {
  name: 'pe-app'
}

resource group 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'blob'
        properties: {
          privateDnsZoneId: 'privatelink.blob.core.windows.net' // ! notAnId
        }
      }
      {
        name: 'queue'
        properties: {
          privateDnsZoneId: '' // ! noId
        }
      }
      {
        name: 'table'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/dnsZones', 'privatelink.table.core.windows.net') // ! publicZone
        }
      }
      {
        name: 'file'
        properties: {
          privateDnsZoneId: files // ? notAnId
        }
      }
      {
        name: 'web'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.web.core.windows.net') // ? wrongZone: does not serve the target
        }
      }
    ]
  }
}
