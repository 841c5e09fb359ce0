resource r0 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {
  name: 'ci-shop' // ! privateName: a setting of ci-shop names a host in a zone of Private Link
  location: 'westeurope'
  properties: {
    osType: 'Linux'
    containers: [
      {
        name: 'shop'
        properties: {
          image: 'mcr.microsoft.com/azuredocs/aci-helloworld'
          environmentVariables: [
            {
              name: 'STORE'
              secureValue: 'https://stshop.privatelink.blob.core.windows.net'
            }
          ]
        }
      }
    ]
  }
}
