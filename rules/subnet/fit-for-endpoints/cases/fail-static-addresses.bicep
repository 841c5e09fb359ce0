resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
    subnets: [
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: '10.0.0.0/29' // ! full: subnet snet-endpoints is too small
        }
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-cosmos'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.DocumentDB/databaseAccounts', 'cosmos-shop')
          groupIds: [
            'Sql'
          ]
        }
      }
    ]
    ipConfigurations: [
      {
        name: 'ip0'
        properties: {
          groupId: 'Sql'
          memberName: 'cosmos-shop'
          privateIPAddress: '10.0.0.4'
        }
      }
      {
        name: 'ip1'
        properties: {
          groupId: 'Sql'
          memberName: 'cosmos-shop-westeurope'
          privateIPAddress: '10.0.0.5'
        }
      }
      {
        name: 'ip2'
        properties: {
          groupId: 'Sql'
          memberName: 'cosmos-shop-northeurope'
          privateIPAddress: '10.0.0.6'
        }
      }
      {
        name: 'ip3'
        properties: {
          groupId: 'Sql'
          memberName: 'cosmos-shop-swedencentral'
          privateIPAddress: '10.0.0.7'
        }
      }
    ]
  }
}
