resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-partner'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    manualPrivateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: 'pls-app.3f1b2a64-6f0e-4d0e-9c9a-0a7f2c1d5e11.westeurope.azure.privatelinkservice'
          requestMessage: 'Please approve'
        }
      }
    ]
  }
}
