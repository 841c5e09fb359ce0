resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-app'
  location: 'westeurope'
  properties: {
    tenantId: '11111111-1111-1111-1111-111111111111'
    sku: {
      family: 'A'
      name: 'standard'
    }
    allowSomethingThatNobodyKnows: true
    privateEndpointConnection: []
    publicNetworkAccess: 'Disabled'
    publicNetworkAcess: 'Disabled'
  }
}
