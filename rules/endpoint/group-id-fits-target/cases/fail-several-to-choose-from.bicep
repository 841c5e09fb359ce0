resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-synapse'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Synapse/workspaces', 'synw-app')
          groupIds: [
            'workspace' // ! wrong: use Sql, SqlOnDemand or Dev
          ]
        }
      }
    ]
  }
}
