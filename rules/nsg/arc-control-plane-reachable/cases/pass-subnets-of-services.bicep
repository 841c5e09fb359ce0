resource securityGroup 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-plant'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'DenyAllOutbound'
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
        name: 'azurebastionsubnet'
        properties: {
          addressPrefix: '10.0.0.64/27'
          networkSecurityGroup: {
            id: securityGroup.id
          }
        }
      }
      {
        name: 'GatewaySubnet'
        properties: {
          addressPrefix: '10.0.0.96/27'
          networkSecurityGroup: {
            id: securityGroup.id
          }
        }
      }
      {
        name: 'AzureFirewallSubnet'
        properties: {
          addressPrefix: '10.0.0.128/27'
          networkSecurityGroup: {
            id: securityGroup.id
          }
        }
      }
      {
        name: 'AzureFirewallManagementSubnet'
        properties: {
          addressPrefix: '10.0.0.160/27'
          networkSecurityGroup: {
            id: securityGroup.id
          }
        }
      }
      {
        name: 'RouteServerSubnet'
        properties: {
          addressPrefix: '10.0.0.192/27'
          networkSecurityGroup: {
            id: securityGroup.id
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
