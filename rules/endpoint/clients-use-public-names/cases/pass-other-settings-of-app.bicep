resource r0 'Microsoft.Web/sites/config@2023-12-01' = {
  name: 'app-shop/metadata'
  properties: {
    STORE: 'https://stshop.privatelink.blob.core.windows.net'
  }
}
