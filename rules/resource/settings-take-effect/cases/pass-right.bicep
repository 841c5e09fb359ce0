resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-app'
  location: 'westeurope'
  properties: {
    tenantId: '11111111-1111-1111-1111-111111111111'
    sku: {
      family: 'A'
      name: 'standard'
    }
    publicNetworkAccess: 'disabled'
    networkAcls: {
      defaultAction: 'Deny'
    }
  }
}

resource other 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: 'kv-hub'
}

resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  name: 'vnet-app/snet-app'
  properties: {
    addressPrefix: '10.0.0.0/26'
  }
}
