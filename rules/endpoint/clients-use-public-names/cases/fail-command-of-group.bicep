resource r0 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {
  name: 'ci-shop'
  location: 'westeurope'
  properties: {
    osType: 'Linux'
    containers: [
      {
        name: 'shop'
        properties: {
          image: 'mcr.microsoft.com/azuredocs/aci-helloworld'
          command: [
            '/bin/shop'
            '--store=https://stshop.privatelink.blob.core.windows.net' // ! privateNameInCommand: a command of ci-shop names a host in privatelink.blob.core.windows.net
          ]
        }
      }
    ]
  }
}
