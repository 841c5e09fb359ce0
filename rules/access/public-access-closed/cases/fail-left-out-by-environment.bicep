resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: 'cae-app' // ! openForEndpoint: cae-app leaves publicNetworkAccess out: private endpoint pe-app leads to it, and works only once public access is closed
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
