resource nic 'Microsoft.Network/networkInterfaces@2024-05-01' existing = {
  name: 'nic-vault'
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    customNetworkInterfaceName: 'nic-vault'
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

output address string = nic.properties.ipConfigurations[0].properties.privateIPAddress
