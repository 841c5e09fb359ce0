resource r0 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'pls-plant'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource r1 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1'
  location: 'westeurope'
  properties: {
    privateLinkScopeResourceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'pls-plant')
  }
}

resource r2 'Microsoft.HybridCompute/machines/extensions@2024-07-10' = {
  name: 'server-1/remote'
  location: 'westeurope'
  properties: {
    publisher: 'Microsoft.AdminCenter'
    type: 'AzureMonitorWindowsAgent'
  }
}
