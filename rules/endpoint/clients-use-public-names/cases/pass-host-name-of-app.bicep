resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    hostNameSslStates: [
      {
        name: 'app-shop.privatelink.azurewebsites.net'
        sslState: 'Disabled'
      }
    ]
  }
}
