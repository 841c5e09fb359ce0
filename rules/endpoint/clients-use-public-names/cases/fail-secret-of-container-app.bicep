resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop' // ! privateName: a setting of ca-shop names a host in a zone of Private Link
  location: 'westeurope'
  properties: {
    configuration: {
      secrets: [
        {
          name: 'store'
          value: 'https://stshop.privatelink.blob.core.windows.net'
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
