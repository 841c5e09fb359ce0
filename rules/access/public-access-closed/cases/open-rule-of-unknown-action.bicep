param action string

resource hub 'Microsoft.Devices/IotHubs@2023-06-30' = {
  name: 'iot-app'
  location: 'westeurope'
  sku: {
    name: 'S1'
    capacity: 1
  }
  properties: {
    publicNetworkAccess: 'Enabled' // ? open: publicNetworkAccess of iot-app is Enabled
    ipFilterRules: [
      { filterName: 'office', action: action, ipMask: '203.0.113.0/24' }
      { filterName: 'rest', action: 'Accept', ipMask: '0.0.0.0/0' }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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
          privateLinkServiceId: hub.id
          groupIds: [
            'iotHub'
          ]
        }
      }
    ]
  }
}
