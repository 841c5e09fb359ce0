resource r0 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-app'
  location: 'westeurope'
  sku: {
    name: 'b1'
  }
}

resource r1 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-web'
  location: 'westeurope'
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', 'plan-app')
    publicNetworkAccess: 'Disabled'
  }
}

resource r2 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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
