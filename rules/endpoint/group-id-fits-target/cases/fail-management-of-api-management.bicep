resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-api'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ApiManagement/service', 'apim-app')
          groupIds: [
            'Management' // ! wrong: private endpoint pe-api asks for group id Management, which Microsoft.ApiManagement/service does not have
          ]
        }
      }
    ]
  }
}
