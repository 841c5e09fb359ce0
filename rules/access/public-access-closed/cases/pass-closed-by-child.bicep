resource hubs 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: 'evh-events'
  location: 'westeurope'
  sku: {
    name: 'Standard'
    tier: 'Standard'
    capacity: 1
  }
  properties: {
    minimumTlsVersion: '1.2'
  }
}

resource hubRules 'Microsoft.EventHub/namespaces/networkRuleSets@2024-01-01' = {
  parent: hubs
  name: 'default'
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-hubs'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: hubs.id
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}
