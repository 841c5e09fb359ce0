resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    siteConfig: {
      linuxFxVersion: 'DOCKER|crshop.privatelink.azurecr.io/shop:1.2' // ! privateNameOfRegistry: app-shop takes images from a host in privatelink.azurecr.io
    }
  }
}
