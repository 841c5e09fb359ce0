resource first 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-first'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/networkSecurityGroups', 'nsg-app') // ! notSubnet: give the id of a subnet
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource second 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-second'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-hub') // ! notSubnet: append /subnets/ and the name of a subnet
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}
