param targetId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-any'
  location: 'northeurope'
  properties: {
    ipVersionType: 'IPv6' // ? iotCentral
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: targetId
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}
