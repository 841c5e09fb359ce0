resource r0 'Microsoft.Web/sites/config@2023-12-01' = {
  name: 'app-shop/connectionstrings'
  properties: {
    store: {
      type: 'Custom'
      value: 'https://stshop.privatelink.blob.core.windows.net' // ! privateName: names a host in privatelink.blob.core.windows.net
    }
  }
}
