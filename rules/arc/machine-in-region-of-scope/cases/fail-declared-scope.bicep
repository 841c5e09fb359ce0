resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'pls-plant'
  location: 'westeurope'
}

resource machine 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server'
  location: 'northeurope' // ! differs: server is in northeurope, but its Arc private link scope pls-plant is in westeurope
  properties: { privateLinkScopeResourceId: scope.id }
}
