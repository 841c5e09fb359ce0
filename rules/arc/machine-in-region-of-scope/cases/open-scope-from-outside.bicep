resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'pls-plant'
  location: 'westeurope'
}

resource machine 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server'
  location: 'northeurope' // ? notSeen: server must be in the region
  properties: { privateLinkScopeResourceId: '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-other' }
}
