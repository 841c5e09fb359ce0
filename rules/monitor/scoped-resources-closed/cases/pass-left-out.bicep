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
  }
}

resource r2 'microsoft.insights/privateLinkScopes/scopedResources@2021-07-01-preview' = {
  name: 'ampls/one'
  properties: {
    linkedResourceId: resourceId('Microsoft.OperationalInsights/workspaces', 'log')
  }
}
