resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-hub'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Devices/IotHubs', 'hub-app')
          groupIds: [
            'iotHub'
          ]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default' // ! missingSome: lacks privatelink.servicebus.windows.net: group id iotHub of Microsoft.Devices/IotHubs has names there too
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone-1'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.azure-devices.net')
        }
      }
    ]
  }
}
