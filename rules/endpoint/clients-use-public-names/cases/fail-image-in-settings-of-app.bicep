resource r0 'Microsoft.Web/sites/config@2023-12-01' = {
  name: 'app-shop/web'
  properties: {
    linuxFxVersion: 'DOCKER|crshop.privatelink.azurecr.io/shop:1.2' // ! privateNameOfRegistry: web takes images from a host in privatelink.azurecr.io
  }
}
