resource app 'Microsoft.IoTCentral/iotApps@2021-06-01' = {
  name: 'iot-app' // ! notInVersion: API version 2021-06-01, which cannot close its public access: private endpoint pe-iot leads to it, but its public endpoint stays on; this assumes that its clients are private; declare it with 2021-11-01-preview
  location: 'westeurope'
  sku: {
    name: 'ST2'
  }
  properties: {
    displayName: 'Plant'
    subdomain: 'plant-app'
    template: 'iotc-pnp-preview'
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
