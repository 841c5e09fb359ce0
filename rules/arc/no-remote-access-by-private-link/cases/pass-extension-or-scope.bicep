param isPrivate bool

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = if (isPrivate) {
  name: 'pls-plant'
  location: 'westeurope'
  properties: { publicNetworkAccess: 'Disabled' }
}

resource machine 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1'
  location: 'westeurope'
  properties: { privateLinkScopeResourceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'pls-plant') }
}

resource remote 'Microsoft.HybridCompute/machines/extensions@2024-07-10' = if (!isPrivate) {
  parent: machine
  name: 'remote'
  location: 'westeurope'
  properties: {
    publisher: 'Microsoft.AdminCenter'
    type: 'AdminCenter'
  }
}
