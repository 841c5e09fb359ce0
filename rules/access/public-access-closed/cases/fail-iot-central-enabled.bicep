resource app 'Microsoft.IoTCentral/iotApps@2021-11-01-preview' = {
  name: 'iot-app'
  location: 'westeurope'
  sku: {
    name: 'ST2'
  }
  properties: {
    displayName: 'Plant'
    subdomain: 'plant-app'
    template: 'iotc-pnp-preview'
    publicNetworkAccess: 'Enabled' // ! open: iot-app
  }
}

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
          privateLinkServiceId: app.id
          groupIds: [
            'iotApp'
          ]
        }
      }
    ]
  }
}
