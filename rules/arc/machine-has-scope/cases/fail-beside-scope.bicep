resource r0 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'pls-plant'
  location: 'westeurope'
  properties: {
  }
}

resource r1 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1' // ! besideScope: machine server-1 has no Arc private link scope, though pls-plant is deployed with it
  location: 'westeurope'
  properties: {
  }
}
