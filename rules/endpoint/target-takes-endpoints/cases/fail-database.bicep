resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
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
          privateLinkServiceId: resourceId('Microsoft.Sql/servers/databases', 'sql-app', 'db-app') // ! part: private endpoint pe-sql connects to Microsoft.Sql/servers/databases
          groupIds: [
            'sqlServer'
          ]
        }
      }
    ]
  }
}
