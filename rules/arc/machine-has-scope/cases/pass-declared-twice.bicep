param again string = 'server-1'

resource r0 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1'
  location: 'westeurope'
  properties: {
    privateLinkScopeResourceId: '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-arc/providers/Microsoft.HybridCompute/privateLinkScopes/pls-far'
  }
}

resource r1 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: again
  location: 'westeurope'
  properties: {
  }
}
