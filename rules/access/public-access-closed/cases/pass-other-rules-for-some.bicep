resource cache 'Microsoft.Cache/redis@2024-03-01' = {
  name: 'redis-app'
  location: 'westeurope'
  properties: {
    sku: {
      name: 'Standard'
      family: 'C'
      capacity: 1
    }
    publicNetworkAccess: 'Enabled'
  }
}

resource rule 'Microsoft.Cache/redis/firewallRules@2024-03-01' = {
  parent: cache
  name: 'wide'
  properties: {
    startIP: '0.0.0.1'
    endIP: '9.255.255.255'
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      ipSecurityRestrictions: [
        { ipAddress: '203.0.113.0/24', action: 'Allow', priority: 100, name: 'first' }
      ]
    }
  }
}


resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for target in [{ id: cache.id, groupId: 'redisCache' }, { id: app.id, groupId: 'sites' }]: {
    name: 'pe-${target.groupId}'
    location: 'westeurope'
    properties: {
      subnet: {
        id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
      }
      privateLinkServiceConnections: [
        {
          name: 'link'
          properties: {
            privateLinkServiceId: target.id
            groupIds: [
              target.groupId
            ]
          }
        }
      ]
    }
  }
]
