resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-app'
  location: 'westeurope'
  properties: {
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      login: 'admins'
      sid: '6f0e4d0e-9c9a-4a7f-8c1d-5e113f1b2a64'
      tenantId: subscription().tenantId
    }
    publicNetworkAccess: 'Enabled'
  }
}

resource office 'Microsoft.Sql/servers/firewallRules@2023-08-01' = {
  parent: server
  name: 'office'
  properties: {
    startIpAddress: '203.0.113.0'
    endIpAddress: '203.0.113.255'
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-sql'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: server.id
          groupIds: [
            'sqlServer'
          ]
        }
      }
    ]
  }
}

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
    defaultAction: 'Deny'
    ipRules: [
      {
        ipMask: '203.0.113.0/24'
        action: 'Allow'
      }
    ]
  }
}

resource hubsEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
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
