var tiers = [
  'web'
  'data'
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
      for (tier, index) in tiers: {
        name: 'snet-${tier}'
        properties: {
          addressPrefix: cidrSubnet('10.0.0.0/24', 26, index)
        }
      }
    ]
  }
}

resource jobs 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: network
  name: 'snet-jobs'
  properties: {
    addressPrefix: '10.0.0.128/26'
  }
}

resource endpoints 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: network
  name: 'snet-endpoints'
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    subnet: {
      id: endpoints.id // ! undeclared: goes into subnet snet-endpoints, which virtual network vnet-app does not have
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
