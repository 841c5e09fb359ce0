resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop'
  location: 'westeurope'
  properties: {
    template: {
      containers: [
        {
          name: 'shop'
          image: 'crshop.azurecr.io/shop:1.2'
        }
      ]
    }
  }
}
