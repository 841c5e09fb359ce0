param isPrivate bool

resource r0 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = if (isPrivate) {
  name: 'pls-plant'
  location: 'westeurope'
  properties: {
  }
}

resource r1 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1' // ! besideScope
  location: 'westeurope'
  properties: {
  }
}
