resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-iot'
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
            'IoTApps' // ! otherName: use iotApp
          ]
        }
      }
    ]
  }
}
