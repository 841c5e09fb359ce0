param isPrivate bool

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = if (isPrivate) {
  name: 'pls-plant'
  location: 'westeurope'
  properties: {}
}

resource inside 'Microsoft.HybridCompute/machines@2024-07-10' = if (isPrivate) {
  name: 'server-1'
  location: 'westeurope'
  properties: { privateLinkScopeResourceId: scope.id }
}

resource outside 'Microsoft.HybridCompute/machines@2024-07-10' = if (!isPrivate) {
  name: 'server-2'
  location: 'westeurope'
  properties: {}
}
