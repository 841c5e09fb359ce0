resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app-web'
  location: 'westeurope'
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', 'plan-web')
  }
}

resource slot 'Microsoft.Web/sites/slots@2024-04-01' = {
  parent: site
  name: 'web'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource web 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'web'
  properties: {
    publicNetworkAccess: 'Enabled' // ! open: publicNetworkAccess of app-web is Enabled
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
