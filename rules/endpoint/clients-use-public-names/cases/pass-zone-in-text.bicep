resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    siteConfig: {
      appSettings: [
        {
          name: 'STORE'
          value: 'zone=privatelink.blob.core.windows.net'
        }
      ]
    }
  }
}
