param region string

resource service 'Microsoft.Devices/provisioningServices@2022-12-12' = {
  name: 'dps-plant'
  location: region
  sku: {
    name: 'S1'
    capacity: 1
  }
  properties: {
    iotHubs: [
      {
        location: region
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-dps'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Devices/provisioningServices', 'dps-plant')
          groupIds: [
            'iotDps'
          ]
        }
      }
    ]
  }
}
