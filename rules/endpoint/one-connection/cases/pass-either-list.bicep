param isManual bool

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: isManual
      ? null
      : [
          {
            name: 'one'
            properties: {
              privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-one')
              groupIds: ['vault']
            }
          }
        ]
    manualPrivateLinkServiceConnections: isManual
      ? [
          {
            name: 'one'
            properties: {
              privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-one')
              groupIds: ['vault']
            }
          }
        ]
      : null
  }
}
