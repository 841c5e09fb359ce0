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
          addressPrefix: '10.0.0.0/28' // ! full: its prefix leaves 11 addresses once Azure has kept five, and what goes into it takes at least 12
        }
      }
    ]
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'crshop'
  location: 'westeurope'
  sku: {
    name: 'Premium'
  }
}

resource replications 'Microsoft.ContainerRegistry/registries/replications@2023-07-01' = [
  for region in ['northeurope', 'francecentral']: {
    parent: registry
    name: region
    location: region
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: 'cosmos-shop'
  location: 'westeurope'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: 'westeurope', failoverPriority: 0 }, { locationName: 'northeurope', failoverPriority: 1 }, { locationName: 'francecentral', failoverPriority: 2 }, { locationName: 'italynorth', failoverPriority: 3 }, { locationName: 'spaincentral', failoverPriority: 4 }, { locationName: 'polandcentral', failoverPriority: 5 }, { locationName: 'swedencentral', failoverPriority: 6 }]
  }
}

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for target in [{ id: registry.id, groupId: 'registry' }, { id: account.id, groupId: 'Sql' }]: {
    name: 'pe-${target.groupId}'
    location: 'westeurope'
    properties: {
      subnet: {
        id: '${network.id}/subnets/snet-endpoints'
      }
      privateLinkServiceConnections: [
        {
          name: 'link'
          properties: {
            privateLinkServiceId: target.id
            groupIds: [
              target.groupId
            ]
          }
        }
      ]
    }
  }
]
