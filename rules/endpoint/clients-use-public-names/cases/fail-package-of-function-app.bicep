resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: 'https://stshop.privatelink.blob.core.windows.net/packages' // ! privateName: a setting of app-shop names a host in privatelink.blob.core.windows.net
        }
      }
    }
  }
}
