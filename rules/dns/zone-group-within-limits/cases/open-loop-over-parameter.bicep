param zoneIds array

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' existing = {
  name: 'pe-app'
}

resource group 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [for id in zoneIds: { name: last(split(id, '/')), properties: { privateDnsZoneId: id } }] // ? tooMany
  }
}
