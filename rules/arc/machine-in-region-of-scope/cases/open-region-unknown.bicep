param region string

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'pls-plant'
  location: 'westeurope'
}

resource machine 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server'
  location: region // ? differs
  properties: { privateLinkScopeResourceId: scope.id }
}
