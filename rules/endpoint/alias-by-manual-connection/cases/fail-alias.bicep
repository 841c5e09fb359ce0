resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'one'
        properties: {
          privateLinkServiceId: 'sql-pls.00000000-0000-0000-0000-000000000000.westeurope.azure.privatelinkservice' // ! automatic: private endpoint pe-app connects to the alias sql-pls.00000000-0000-0000-0000-000000000000.westeurope.azure.privatelinkservice by an automatic connection
        }
      }
    ]
  }
}
