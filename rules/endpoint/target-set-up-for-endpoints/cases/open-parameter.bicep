param sku string

resource r0 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'acrapp'
  location: 'westeurope'
  sku: {
    name: sku // ? sku: acrapp has sku.name
  }
  properties: {}
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
          privateLinkServiceId: resourceId('Microsoft.ContainerRegistry/registries', 'acrapp')
          groupIds: [
            'registry'
          ]
        }
      }
    ]
  }
}
