resource cluster 'Microsoft.Cache/redisEnterprise@2024-10-01' = {
  name: 'redis-app' // ? notInVersion: redis-app is declared with API version 2024-10-01
  location: 'westeurope'
  sku: {
    name: 'Balanced_B5'
  }
  properties: {
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Disabled'
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-redis'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Cache/redisEnterprise', 'redis-app')
          groupIds: [
            'redisEnterprise'
          ]
        }
      }
    ]
  }
}
