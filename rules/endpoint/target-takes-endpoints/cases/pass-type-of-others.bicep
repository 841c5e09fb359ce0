resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-new'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Contoso.Example/things/parts', 'thing', 'part')
          groupIds: [
            'part'
          ]
        }
      }
    ]
  }
}
