param own bool = true

resource r0 'Microsoft.Insights/privateLinkScopes@2021-07-01-preview' = if (own) {
  name: 'ampls-app'
  location: 'global'
  properties: {
    accessModeSettings: {
      queryAccessMode: 'Open' // ! open: queryAccessMode
      ingestionAccessMode: 'Open'
    }
  }
}
