resource groupA 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-half'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyHalf' // ? blocked: network security group nsg-half blocks outbound TCP 443 to
        properties: {
          priority: 200
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '10.0.1.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource groupB 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-one-of-two'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyOne' // ? blocked: network security group nsg-one-of-two blocks outbound TCP
        properties: {
          priority: 200
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '10.0.2.0/24'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
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
        '10.0.0.0/16'
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
        name: 'snet-half'
        properties: {
          addressPrefix: '10.0.1.0/24'
          networkSecurityGroup: {
            id: groupA.id
          }
        }
      }
      {
        name: 'snet-one-of-two'
        properties: {
          addressPrefixes: [
            '10.0.2.0/24'
            '10.0.3.0/24'
          ]
          networkSecurityGroup: {
            id: groupB.id
          }
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
