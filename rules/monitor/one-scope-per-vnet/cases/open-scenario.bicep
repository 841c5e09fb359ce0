param separate bool

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
          addressPrefix: '10.0.0.0/26'
        }
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-a'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Insights/privateLinkScopes', 'ampls-a')
          groupIds: [
            'azuremonitor'
          ]
        }
      }
    ]
  }
}

resource endpoint2 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-b'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: (separate ? resourceId('Microsoft.Insights/privateLinkScopes', 'ampls-b') : resourceId('Microsoft.Insights/privateLinkScopes', 'ampls-a')) // ? secondScope: ampls-b
          groupIds: [
            'azuremonitor'
          ]
        }
      }
    ]
  }
}
