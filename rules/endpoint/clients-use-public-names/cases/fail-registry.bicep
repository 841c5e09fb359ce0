resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop'
  location: 'westeurope'
  properties: {
    configuration: {
      registries: [
        {
          server: 'crshop.privatelink.azurecr.io' // ! privateNameOfRegistry: ca-shop takes images from a host in privatelink.azurecr.io
          identity: 'system'
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'shop'
          image: 'mcr.microsoft.com/k8se/quickstart:latest'
        }
      ]
    }
  }
}
