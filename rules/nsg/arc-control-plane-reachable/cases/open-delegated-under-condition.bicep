param isForApps bool

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-plant'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyAllOutbound' // ? blocked
        properties: {
          priority: 1000
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

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
          addressPrefix: '10.0.0.0/26'
        }
      }
      {
        name: 'snet-two'
        properties: {
          addressPrefix: '10.0.0.64/26'
          networkSecurityGroup: {
            id: securityGroup.id
          }
          delegations: isForApps ? [
          {
            name: 'only'
            properties: {
              serviceName: 'Microsoft.Web/serverFarms'
            }
          }
        ] : []
        }
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-arc'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${network.id}/subnets/snet-endpoints'
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'arcpls-app')
          groupIds: [
            'hybridcompute'
          ]
        }
      }
    ]
  }
}
