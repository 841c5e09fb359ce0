param mode string

resource r0 'Microsoft.Insights/privateLinkScopes@2021-07-01-preview' = {
  name: 'ampls-app'
  location: 'global'
  properties: {
    accessModeSettings: {
      queryAccessMode: mode // ? open: queryAccessMode of Azure Monitor private link scope ampls-app
      ingestionAccessMode: 'PrivateOnly'
    }
  }
}
