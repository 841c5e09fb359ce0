param networkId string

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', 'plan-shop')
  }

  resource integration 'networkConfig' = {
    name: 'virtualNetwork'
    properties: {
      subnetResourceId: '${networkId}/subnets/snet-apps'
      swiftSupported: true
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${networkId}/subnets/snet-apps' // ! integrated: private endpoint pe-app goes into the subnet that app app-shop is integrated with
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: app.id
          groupIds: ['sites']
        }
      }
    ]
  }
}
