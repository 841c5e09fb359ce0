resource r0 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1'
  location: 'westeurope'
  properties: {
    privateLinkScopeResourceId: '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-arc/providers/Microsoft.HybridCompute/privateLinkScopes/pls-far'
  }
}

resource r1 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-2'
  location: 'westeurope'
  properties: {
    privateLinkScopeResourceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'pls-plant')
  }
}
