resource r0 'Microsoft.Network/privateLinkServices@2024-05-01' = {
  name: 'pls-app'
  location: 'westeurope'
  properties: {
    autoApproval: {
      subscriptions: [
        '11111111-1111-1111-1111-111111111111'
      ]
    }
    ipConfigurations: []
    loadBalancerFrontendIpConfigurations: []
  }
}

resource r1 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    manualPrivateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Network/privateLinkServices', 'pls-app') // ? unapproved: asks for a manual connection to pls-app
          groupIds: []
          requestMessage: 'for app'
        }
      }
    ]
  }
}
