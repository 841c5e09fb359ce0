resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    siteConfig: {
      appSettings: [
        {
          name: 'STORE'
          value: 'https://stshop.privatelink.blob.core.windows.net/images?sv=1' // ! privateName: a setting of app-shop names a host in privatelink.blob.core.windows.net
        }
      ]
    }
  }
}
