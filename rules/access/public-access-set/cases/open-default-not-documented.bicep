resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-app' // ? openByDefault: set publicNetworkAccess to Disabled
  location: 'westeurope'
  properties: {
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      login: 'admins'
      sid: '6f0e4d0e-9c9a-4a7f-8c1d-5e113f1b2a64'
      tenantId: subscription().tenantId
    }
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
