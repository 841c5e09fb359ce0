resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' existing = {
  name: 'pe-app'
}

resource group 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      { name: 'zone', properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.blob.core.windows.net') } }
      {
        name: 'Zone' // ! sameName
        properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.file.core.windows.net') }
      }
    ]
  }
}
