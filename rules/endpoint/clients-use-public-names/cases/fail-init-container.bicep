resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop'
  location: 'westeurope'
  properties: {
    template: {
      initContainers: [
        {
          name: 'shop'
          image: 'mcr.microsoft.com/k8se/quickstart:latest'
          env: [
            {
              name: 'STORE'
              value: 'https://stshop.privatelink.blob.core.windows.net' // ! privateName: a setting of ca-shop names a host in
            }
          ]
        }
      ]
    }
  }
}
