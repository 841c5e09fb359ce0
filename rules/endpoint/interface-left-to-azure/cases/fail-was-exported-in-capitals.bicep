resource nic 'Microsoft.Network/networkInterfaces@2024-05-01' = {
  name: 'PE-Vault.nic.337943C2-75D6-4E6C-B8CF-C55F7F92E9A1' // ! exported: is one that Azure made for private endpoint pe-vaulT
  location: 'westeurope'
  properties: {
    ipConfigurations: [
      {
        name: 'one'
        properties: {
          subnet: {
            id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
          }
        }
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-vaulT'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'one'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: ['vault']
        }
      }
    ]
  }
}
