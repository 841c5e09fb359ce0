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
          privateLinkServiceId: resourceId('Microsoft.Devices/provisioningServices', 'dps-app')
          groupIds: [
            'iotHub' // ! wrong: use iotDps
          ]
        }
      }
    ]
  }
}
