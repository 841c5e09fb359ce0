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
        name: 'snet-dns'
        properties: {
          addressPrefix: '10.0.0.64/28'
          networkSecurityGroup: {
            id: securityGroup.id
          }
          delegations: [
            {
              name: 'only'
              properties: {
                serviceName: 'Microsoft.Network/dnsResolvers'
              }
            }
          ]
        }
      }
      {
        name: 'snet-apps'
        properties: {
          addressPrefix: '10.0.0.128/26'
          delegations: [
            {
              name: 'only'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
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
