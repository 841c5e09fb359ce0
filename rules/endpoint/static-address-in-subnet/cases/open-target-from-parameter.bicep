param targetId string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    ipConfigurations: [
      {
        name: 'static'
        properties: {
          groupId: 'management'
          memberName: 'management'
          privateIPAddress: '10.0.1.10' // ? unsupported
        }
      }
    ]
    privateLinkServiceConnections: [
      { name: 'link', properties: { privateLinkServiceId: targetId, groupIds: ['management'] } }
    ]
  }
}
