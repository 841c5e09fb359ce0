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

resource one 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-one'
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
          privateIPAddress: '10.0.1.4'
        }
      }
    ]
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-one')
          groupIds: ['vault']
        }
      }
    ]
  }
}

resource two 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-two'
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
          privateIPAddress: '10.0.1.14'
        }
      }
    ]
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-two')
          groupIds: ['vault']
        }
      }
    ]
  }
}
