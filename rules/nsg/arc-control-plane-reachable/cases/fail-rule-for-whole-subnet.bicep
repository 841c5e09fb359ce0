resource groupA 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-wider'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyWider' // ! blocked: network security group nsg-wider blocks outbound TCP 443 to
        properties: {
          priority: 200
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '10.0.0.0/16'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource groupB 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-let-out-elsewhere'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'AllowOthers'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.0.9.0/24'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '443'
        }
      }
      {
        name: 'DenyAll' // ! blocked: network security group nsg-let-out-elsewhere blocks
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
        name: 'snet-wider'
        properties: {
          addressPrefixes: [
            '10.0.2.0/24'
            '10.0.3.0/24'
          ]
          networkSecurityGroup: {
            id: groupA.id
          }
        }
      }
      {
        name: 'snet-let-out-elsewhere'
        properties: {
          addressPrefix: '10.0.4.0/24'
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
