resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop'
  location: 'westeurope'
  properties: {
    template: {
      containers: [
        {
          name: 'shop'
          image: 'crshop.privatelink.azurecr.io/shop:1.2' // ! privateNameOfRegistry: ca-shop takes images from a host in privatelink.azurecr.io
        }
      ]
    }
  }
}
