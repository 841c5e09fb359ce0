resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {}
  tags: {
    value: 'https://stshop.privatelink.blob.core.windows.net'
    store: 'https://stshop.privatelink.blob.core.windows.net'
  }
}
