resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-st'
  location: 'westeurope'
  properties: {
    ipVersionType: 'IPv6' // ! region: asks for IPv6 addresses in westeurope
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Storage/storageAccounts', 'stapp')
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}
