param subnets array

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
      for subnet in subnets: {
        name: subnet.name
        properties: {
          addressPrefix: subnet.prefix
        }
      }
    ]
  }
}

var ids = [for subnet in subnets: resourceId('Microsoft.Network/virtualNetworks/subnets', network.name, subnet.name)]

resource vault 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-vault'
  location: 'northeurope' // ! differs: private endpoint pe-vault is in northeurope, but its virtual network vnet-app is in westeurope
  properties: {
    subnet: {
      id: ids[0]
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource search 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-search'
  location: 'northeurope' // ! differs: private endpoint pe-search is in northeurope, but its virtual network vnet-app is in westeurope
  properties: {
    subnet: {
      id: first(filter(network.properties.subnets, subnet => endsWith(subnet.name, '-endpoints')))!.id
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Search/searchServices', 'srch-app')
          groupIds: [
            'searchService'
          ]
        }
      }
    ]
  }
}

resource registry 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-registry'
  location: 'westeurope'
  properties: {
    subnet: {
      id: map(network.properties.subnets, subnet => subnet.id)[0]
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ContainerRegistry/registries', 'crapp')
          groupIds: [
            'registry'
          ]
        }
      }
    ]
  }
}
