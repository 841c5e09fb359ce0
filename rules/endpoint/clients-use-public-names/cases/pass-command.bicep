resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop'
  location: 'westeurope'
  properties: {
    template: {
      containers: [
        {
          name: 'shop'
          image: 'mcr.microsoft.com/k8se/quickstart:latest'
          args: [
            '--zone'
            'privatelink.blob.core.windows.net'
            '--store'
            'https://stshop.blob.core.windows.net'
          ]
        }
      ]
    }
  }
}
