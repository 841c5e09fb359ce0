resource r0 'microsoft.insights/privateLinkScopes@2021-07-01-preview' = {
  name: 'ampls'
  location: 'global'
  properties: {
    accessModeSettings: {
      queryAccessMode: 'PrivateOnly'
      ingestionAccessMode: 'PrivateOnly'
    }
  }
}

resource r1 'Microsoft.Insights/components@2020-02-02' = {
  name: 'app'
  location: 'westeurope'
  kind: 'web'
  properties: {
    Application_Type: 'web'
    publicNetworkAccessForIngestion: 'Disabled'
    publicNetworkAccessForQuery: 'Enabled' // ! open: publicNetworkAccessForQuery of app
  }
}

resource r2 'microsoft.insights/privateLinkScopes/scopedResources@2021-07-01-preview' = {
  name: 'ampls/one'
  properties: {
    linkedResourceId: resourceId('Microsoft.Insights/components', 'app')
  }
}
