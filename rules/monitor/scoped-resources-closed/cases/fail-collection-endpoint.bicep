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

resource r1 'Microsoft.Insights/dataCollectionEndpoints@2022-06-01' = {
  name: 'dce'
  location: 'westeurope'
  properties: {
    networkAcls: {
      publicNetworkAccess: 'Enabled' // ! open: networkAcls.publicNetworkAccess of dce
    }
  }
}

resource r2 'microsoft.insights/privateLinkScopes/scopedResources@2021-07-01-preview' = {
  name: 'ampls/one'
  properties: {
    linkedResourceId: resourceId('Microsoft.Insights/dataCollectionEndpoints', 'dce')
  }
}
