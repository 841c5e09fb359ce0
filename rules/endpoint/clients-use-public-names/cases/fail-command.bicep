resource r0 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-shop'
  location: 'westeurope'
  properties: {
    template: {
      containers: [
        {
          name: 'shop'
          image: 'mcr.microsoft.com/k8se/quickstart:latest'
          command: [
            '/bin/shop'
          ]
          args: [
            '--store'
            'https://stshop.privatelink.blob.core.windows.net' // ! privateNameInCommand: a command of ca-shop names a host in privatelink.blob.core.windows.net
          ]
        }
      ]
    }
  }
}
