param scopeId string

resource r0 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1'
  location: 'westeurope'
  properties: {
    privateLinkScopeResourceId: scopeId
  }
}

resource r1 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-2' // ? besideMachine
  location: 'westeurope'
  properties: {
  }
}
