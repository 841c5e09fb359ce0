resource r0 'Microsoft.Web/sites/config@2023-12-01' = {
  name: 'app-shop/connectionstrings'
  properties: {
    store: {
      type: 'stshop.privatelink.blob.core.windows.net'
      value: 'none'
    }
  }
}
