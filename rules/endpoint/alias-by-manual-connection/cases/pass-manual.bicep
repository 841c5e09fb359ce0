resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    manualPrivateLinkServiceConnections: [
      {
        name: 'one'
        properties: {
          privateLinkServiceId: 'sql-pls.00000000-0000-0000-0000-000000000000.westeurope.azure.privatelinkservice'
        }
      }
    ]
  }
}
