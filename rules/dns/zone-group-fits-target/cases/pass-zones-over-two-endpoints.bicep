resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.IoTCentral/iotApps', 'iot-app')
          groupIds: [
            'iotApp'
          ]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone-1'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.azureiotcentral.com')
        }
      }
      {
        name: 'zone-2'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.azure-devices.net')
        }
      }
    ]
  }
}

resource second 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-devices'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-more')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.IoTCentral/iotApps', 'iot-app')
          groupIds: [
            'iotApp'
          ]
        }
      }
    ]
  }
}

resource secondGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: second
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone-1'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.servicebus.windows.net')
        }
      }
      {
        name: 'zone-2'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.azure-devices-provisioning.net')
        }
      }
    ]
  }
}
