resource r0 'Microsoft.Network/virtualNetworks@2024-05-01' = {
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
          addressPrefix: '10.0.0.0/29' // ! full: subnet snet-endpoints is too small
        }
      }
    ]
  }
}

resource r1 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-monitor'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Insights/privateLinkScopes', 'ampls-app')
          groupIds: [
            'azuremonitor'
          ]
        }
      }
    ]
  }
}
