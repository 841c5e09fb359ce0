resource r0 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-1'
  location: 'westeurope'
  properties: {
  }
}
