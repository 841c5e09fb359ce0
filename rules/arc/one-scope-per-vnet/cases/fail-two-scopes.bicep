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

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'arcpls-a'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource scope2 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'arcpls-b'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Disabled'
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
          privateLinkServiceId: scope.id
          groupIds: [
            'hybridcompute'
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
          privateLinkServiceId: scope2.id // ! secondScope: pe-b brings a second Azure Arc private link scope
          groupIds: [
            'hybridcompute'
          ]
        }
      }
    ]
  }
}
