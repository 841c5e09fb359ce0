param hasFiles bool

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-storage'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Storage/storageAccounts', 'stapp')
          groupIds: concat(['blob'], hasFiles ? ['file'] : []) // ? several
        }
      }
    ]
  }
}
