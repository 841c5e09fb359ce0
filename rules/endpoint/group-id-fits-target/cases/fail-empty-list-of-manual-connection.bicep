resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-sql'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    manualPrivateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Sql/servers', 'sql-app') // ! missing: use sqlServer
          groupIds: []
          requestMessage: 'Please approve'
        }
      }
    ]
  }
}
