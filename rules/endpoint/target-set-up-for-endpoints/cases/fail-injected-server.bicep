resource r0 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'psql-app'
  location: 'westeurope'
  sku: {
    name: 'Standard_D2s_v3'
    tier: 'GeneralPurpose'
  }
  properties: {
    network: {
      delegatedSubnetResourceId: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-database') // ! injected: psql-app is put into a virtual network by network.delegatedSubnetResourceId
    }
  }
}

resource r1 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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
          privateLinkServiceId: resourceId('Microsoft.DBforPostgreSQL/flexibleServers', 'psql-app')
          groupIds: [
            'postgresqlServer'
          ]
        }
      }
    ]
  }
}
