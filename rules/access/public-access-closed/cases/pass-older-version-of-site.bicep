resource site 'Microsoft.Web/sites@2020-12-01' = {
  name: 'app-web'
  location: 'westeurope'
  properties: {
    httpsOnly: true
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-web'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Web/sites', 'app-web')
          groupIds: [
            'sites'
          ]
        }
      }
    ]
  }
}
