param private bool

resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    siteConfig: {
      appSettings: [
        {
          name: 'STORE'
          value: private ? 'https://stshop.privatelink.blob.core.windows.net' : 'https://stshop.blob.core.windows.net' // ? privateName: a setting of app-shop
        }
      ]
    }
  }
}
