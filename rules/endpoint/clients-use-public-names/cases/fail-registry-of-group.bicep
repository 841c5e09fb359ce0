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
        }
      }
    ]
    imageRegistryCredentials: [
      {
        server: 'crshop.privatelink.azurecr.io' // ! privateNameOfRegistry: ci-shop takes images from
        username: 'crshop'
      }
    ]
  }
}
