resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-web'
  location: 'westeurope'
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', 'plan-app')
    publicNetworkAccess: 'Disabled'
  }
}

resource r1 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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
          privateLinkServiceId: resourceId('Microsoft.Web/sites', 'app-web')
          groupIds: [
            'sites'
          ]
        }
      }
    ]
  }
}
