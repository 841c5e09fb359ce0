resource r0 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: 'log'
  location: 'westeurope'
  properties: {
    publicNetworkAccessForIngestion: 'Enabled' // ! open: private link scope of another deployment
    publicNetworkAccessForQuery: 'Disabled'
  }
}

resource r1 'microsoft.insights/privateLinkScopes/scopedResources@2021-07-01-preview' = {
  name: 'ampls/one'
  properties: {
    linkedResourceId: resourceId('Microsoft.OperationalInsights/workspaces', 'log')
  }
}
