resource r0 'Microsoft.Network/routeTables@2024-05-01' = {
  name: 'rt-app'
  location: 'westeurope'
  properties: {
    routes: [
      {
        name: 'to-endpoints'
        properties: {
          addressPrefix: '10.0.1.0/24'
          nextHopType: 'None' // ! dropped: route to-endpoints of subnet snet-app (10.0.1.0/24, to None) applies to private endpoint pe-app
        }
      }
      {
        name: 'to-appliance'
        properties: {
          addressPrefix: '10.0.1.5/32'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.3.4'
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
    ipConfigurations: [
      {
        name: 'ip0'
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
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}
