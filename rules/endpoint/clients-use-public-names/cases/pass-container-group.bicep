resource group 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {
  name: 'ci-shop'
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
              value: 'https://stshop.blob.core.windows.net'
            }
          ]
        }
      }
    ]
  }
}
