resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-web'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Disabled'
    siteConfig: {
      publicNetworkAccess: 'Enabled' // ! contradicts: siteConfig.publicNetworkAccess of app-web is Enabled, but publicNetworkAccess of app-web is Disabled
    }
  }
}
