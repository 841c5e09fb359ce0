resource r0 'Microsoft.Insights/privateLinkScopes@2021-07-01-preview' = {
  name: 'ampls-app'
  location: 'global'
  properties: {
    accessModeSettings: {
      queryAccessMode: 'PrivateOnly'
      ingestionAccessMode: 'Open' // ! open: ingestionAccessMode of Azure Monitor private link scope ampls-app is Open
    }
  }
}
