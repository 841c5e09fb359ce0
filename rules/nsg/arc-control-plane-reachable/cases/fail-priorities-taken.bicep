param dnsPriority int

resource groupA 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-number-taken'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyA' // ! blocked: network security group nsg-number-taken blocks outbound TCP
        properties: {
          priority: 200
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
      {
        name: 'AllowDns'
        properties: {
          priority: 199
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '53'
        }
      }
    ]
  }
}

resource groupB 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-no-number-left'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyB' // ! blocked: network security group nsg-no-number-left blocks outbound
        properties: {
          priority: 101
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
      {
        name: 'AllowDns'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '53'
        }
      }
    ]
  }
}

resource groupC 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-two-numbers-left'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyC' // ! blocked: network security group nsg-two-numbers-left blocks outbound
        properties: {
          priority: 102
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource groupD 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-number-not-known'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyD' // ! blocked: network security group nsg-number-not-known blocks outbound
        properties: {
          priority: 300
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
      {
        name: 'AllowDns'
        properties: {
          priority: dnsPriority
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '53'
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
        name: 'snet-number-taken'
        properties: {
          addressPrefix: '10.0.1.0/24'
          networkSecurityGroup: {
            id: groupA.id
          }
        }
      }
      {
        name: 'snet-no-number-left'
        properties: {
          addressPrefix: '10.0.2.0/24'
          networkSecurityGroup: {
            id: groupB.id
          }
        }
      }
      {
        name: 'snet-two-numbers-left'
        properties: {
          addressPrefix: '10.0.3.0/24'
          networkSecurityGroup: {
            id: groupC.id
          }
        }
      }
      {
        name: 'snet-number-not-known'
        properties: {
          addressPrefix: '10.0.4.0/24'
          networkSecurityGroup: {
            id: groupD.id
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
