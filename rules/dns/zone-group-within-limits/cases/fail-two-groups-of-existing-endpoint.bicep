resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' existing = {
  name: 'pe-app'
}

resource blob 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'blob'
  properties: {
    privateDnsZoneConfigs: [
      { name: 'zone', properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.blob.core.windows.net') } }
    ]
  }
}

resource file 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'file' // ! secondGroup: private endpoint pe-app has a second zone group, file, beside blob
  properties: {
    privateDnsZoneConfigs: [
      { name: 'zone', properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.file.core.windows.net') } }
    ]
  }
}
