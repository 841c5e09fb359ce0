resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'arcpls-app'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Enabled' // ! arcScope: Azure Arc private link scope arcpls-app lets its machines use public endpoints too
  }
}
