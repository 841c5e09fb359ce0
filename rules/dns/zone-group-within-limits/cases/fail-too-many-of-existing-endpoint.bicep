var zones = ['a.contoso.com', 'b.contoso.com', 'c.contoso.com', 'd.contoso.com', 'e.contoso.com', 'f.contoso.com']

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' existing = {
  name: 'pe-app'
}

resource group 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      for zone in zones: {
        name: replace(zone, '.', '-') // ! tooMany: of private endpoint pe-app names 6 zones
        properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zone) }
      }
    ]
  }
}
