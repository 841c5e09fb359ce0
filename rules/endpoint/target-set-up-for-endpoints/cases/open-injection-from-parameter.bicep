param networkType string

resource r0 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim-app'
  location: 'westeurope'
  sku: {
    name: 'Premium'
    capacity: 1
  }
  properties: {
    publisherEmail: 'api@contoso.com'
    publisherName: 'contoso'
    virtualNetworkType: networkType // ? injected: apim-app is put into a virtual network by virtualNetworkType
  }
}

resource r1 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
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
            'Gateway'
          ]
        }
      }
    ]
  }
}
