resource r0 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-app'
  location: 'westeurope'
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    publicNetworkAccess: 'disabled' // ? noWayIn: public access of kv-app is closed, and no private endpoint of this deployment leads to it
  }
}
