resource cluster 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: 'redis-app'
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

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'redis'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.redisenterprise.cache.azure.net') // ! wrongZone: zone privatelink.redisenterprise.cache.azure.net does not serve group id redisEnterprise
        }
      }
    ]
  }
}
