resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-app'
  location: 'westeurope'
  properties: {
    tenantId: '11111111-1111-1111-1111-111111111111'
    sku: {
      family: 'A'
      name: 'standard'
    }
    networkAcls: {
      defaultActoin: 'Deny' // ! misspelt: write defaultAction
    }
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    subnets: [
      {
        name: 'snet-app'
        properties: {
          addresPrefix: '10.0.0.0/26' // ! misspelt: write addressPrefix
        }
      }
    ]
  }
}
