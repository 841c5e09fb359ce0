resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-web'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Web/sites/slots', 'app-web', 'staging') // ! slot: private endpoint pe-web connects to deployment slot staging
          groupIds: [
            'sites'
          ]
        }
      }
    ]
  }
}
