param workload string

resource nic 'Microsoft.Network/networkInterfaces@2024-05-01' = {
  name: 'nic-${workload}' // ! declared: has the name that private endpoint pe-vault gives to its own
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
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    customNetworkInterfaceName: 'nic-${workload}'
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
