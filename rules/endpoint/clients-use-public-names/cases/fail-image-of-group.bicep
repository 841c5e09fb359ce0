resource r0 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {
  name: 'ci-shop'
  location: 'westeurope'
  properties: {
    osType: 'Linux'
    containers: [
      {
        name: 'shop'
        properties: {
          image: 'crshop.privatelink.azurecr.io/shop:1.2' // ! privateNameOfRegistry: ci-shop takes images from a host in privatelink.azurecr.io
        }
      }
    ]
  }
}
