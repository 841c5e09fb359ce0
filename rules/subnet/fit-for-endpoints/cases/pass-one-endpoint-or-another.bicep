param dr bool

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
          addressPrefix: '10.0.0.0/29'
        }
      }
    ]
  }
}

resource first 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-first'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-first')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource second 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-second'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-second')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource main 'Microsoft.Network/privateEndpoints@2025-05-01' = if (!dr) {
  name: 'pe-main'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-main')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource spare 'Microsoft.Network/privateEndpoints@2025-05-01' = if (dr) {
  name: 'pe-spare'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-spare')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}
