resource r0 'Microsoft.Network/routeTables@2024-05-01' = {
  name: 'rt-app'
  location: 'westeurope'
  properties: {
    routes: [
      {
        name: 'to-endpoints'
        properties: {
          addressPrefix: '10.0.0.0/16'
          nextHopType: 'None' // ! dropped: route to-endpoints of subnet snet-app (10.0.0.0/16, to None) applies to private endpoint pe-app
        }
      }
    ]
  }
}

resource r1 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: '10.0.1.0/24'
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
      {
        name: 'snet-app'
        properties: {
          addressPrefix: '10.0.2.0/24'
          routeTable: {
            id: resourceId('Microsoft.Network/routeTables', 'rt-app')
          }
        }
      }
    ]
  }
}

resource r2 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
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
