param publicNetworkAccess string

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'arcpls-app'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: publicNetworkAccess // ? arcScope
  }
}
