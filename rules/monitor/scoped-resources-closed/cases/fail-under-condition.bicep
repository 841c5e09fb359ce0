param isPrivate bool

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

resource r1 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: 'log'
  location: 'westeurope'
  properties: {
    publicNetworkAccessForIngestion: 'Enabled' // ! open
    publicNetworkAccessForQuery: 'Disabled'
  }
}

resource r2 'microsoft.insights/privateLinkScopes/scopedResources@2021-07-01-preview' = if (isPrivate) {
  name: 'ampls/one'
  properties: {
    linkedResourceId: resourceId('Microsoft.OperationalInsights/workspaces', 'log')
  }
}
