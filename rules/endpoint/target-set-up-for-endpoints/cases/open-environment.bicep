param allow bool

resource r0 'Microsoft.Web/hostingEnvironments@2023-12-01' = {
  name: 'ase-app'
  location: 'westeurope'
  kind: 'ASEV3'
  properties: {
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-ase')
    }
    networkingConfiguration: {
      properties: {
        allowNewPrivateEndpointConnections: allow // ? environment: the apps in App Service environment ase-app take no private endpoints, but private endpoint pe-app leads to one of them
      }
    }
  }
}

resource r1 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-app'
  location: 'westeurope'
  sku: {
    name: 'I1v2'
    tier: 'IsolatedV2'
  }
  properties: {
    hostingEnvironmentProfile: {
      id: resourceId('Microsoft.Web/hostingEnvironments', 'ase-app')
    }
  }
}

resource r2 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app'
  location: 'westeurope'
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', 'plan-app')
  }
}

resource r3 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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
          privateLinkServiceId: resourceId('Microsoft.Web/sites', 'app')
          groupIds: [
            'sites'
          ]
        }
      }
    ]
  }
}
