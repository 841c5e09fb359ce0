resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: 'cae-app' // ! notInVersion: cae-app is declared with API version 2025-01-01, which cannot close its public access
  location: 'westeurope'
  properties: {
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
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
          privateLinkServiceId: environment.id
          groupIds: [
            'managedEnvironments'
          ]
        }
      }
    ]
  }
}
