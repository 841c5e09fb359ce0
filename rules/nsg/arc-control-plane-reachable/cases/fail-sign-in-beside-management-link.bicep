resource securityGroup 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-machines'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'AllowResourceManager'
        properties: {
          priority: 150
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureResourceManager'
          destinationPortRange: '443'
        }
      }
      {
        name: 'DenyInternetOutbound' // ! blocked: blocks outbound TCP 443 to AzureActiveDirectory by rule DenyInternetOutbound
        properties: {
          priority: 4000
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
        name: 'snet-machines'
        properties: {
          addressPrefix: '10.0.0.64/26'
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

resource managementLink 'Microsoft.Authorization/resourceManagementPrivateLinks@2020-05-01' = {
  name: 'rmpl'
  location: 'westeurope'
}
