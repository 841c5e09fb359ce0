param again string = 'log'

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
    publicNetworkAccessForIngestion: 'Enabled'
    publicNetworkAccessForQuery: 'Disabled'
  }
}

resource r2 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: again
  location: 'westeurope'
  properties: {
    publicNetworkAccessForIngestion: 'Disabled'
    publicNetworkAccessForQuery: 'Disabled'
  }
}

resource r3 'microsoft.insights/privateLinkScopes/scopedResources@2021-07-01-preview' = {
  name: 'ampls/one'
  properties: {
    linkedResourceId: resourceId('Microsoft.OperationalInsights/workspaces', 'log')
  }
}
