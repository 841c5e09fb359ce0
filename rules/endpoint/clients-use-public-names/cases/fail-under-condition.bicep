param shop bool = true

resource r0 'Microsoft.Web/sites@2023-12-01' = if (shop) {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    siteConfig: {
      appSettings: [
        {
          name: 'STORE'
          value: 'https://stshop.privatelink.blob.core.windows.net' // ! privateName: a setting of app-shop names a host in privatelink.blob.core.windows.net
        }
      ]
    }
  }
}
