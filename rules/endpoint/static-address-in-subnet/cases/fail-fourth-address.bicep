resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: ['10.0.0.0/16']
    }
    subnets: [
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: '10.0.1.0/28'
        }
      }
    ]
  }
}

resource app 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${vnet.id}/subnets/snet-endpoints'
    }
    ipConfigurations: [
      {
        name: 'static'
        properties: {
          groupId: 'vault'
          memberName: 'default'
          privateIPAddress: '10.0.1.3' // ! reserved: the static address 10.0.1.3 of private endpoint pe-app is one that Azure keeps for itself in subnet snet-endpoints (10.0.1.0/28)
        }
      }
    ]
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: ['vault']
        }
      }
    ]
  }
}
