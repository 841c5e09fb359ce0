resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop'
  location: 'westeurope'
  properties: {
    template: {
      containers: [
        {
          name: 'shop'
          image: 'mcr.microsoft.com/k8se/quickstart:latest'
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/'
                port: 80
                host: 'shop.privatelink.azurewebsites.net'
              }
            }
          ]
        }
      ]
    }
  }
}
