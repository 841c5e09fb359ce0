var services = [
  'blob'
  'file'
  'queue'
  'table'
]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
    subnets: [
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: '10.0.0.0/29' // ! full: subnet snet-endpoints is too small for what this deployment puts into it
        }
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for service in services: {
    name: 'pe-${service}'
    location: 'westeurope'
    properties: {
      subnet: {
        id: '${network.id}/subnets/snet-endpoints'
      }
      privateLinkServiceConnections: [
        {
          name: 'link'
          properties: {
            privateLinkServiceId: resourceId('Microsoft.Storage/storageAccounts', 'stshop')
            groupIds: [
              service
            ]
          }
        }
      ]
    }
  }
]
