metadata description = 'Hub with the private endpoints, spokes with the servers, and a security group that lets the servers reach Azure.'

param location string
param workload string
param hubPrefix string
param spokes { name: string, addressPrefix: string }[]

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-${workload}-servers'
  location: location
  properties: {
    // Sign-in and resource management never go through the private link scope: they stay allowed, before anything is denied.
    securityRules: [
      {
        name: 'AllowEntraIdOutbound'
        properties: {
          priority: 150
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureActiveDirectory'
          destinationPortRange: '443'
        }
      }
      {
        name: 'AllowResourceManagerOutbound'
        properties: {
          priority: 151
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
        name: 'DenyInternetOutbound'
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

resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${workload}-hub'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [hubPrefix]
    }
    subnets: [
      {
        name: 'GatewaySubnet'
        properties: {
          addressPrefix: cidrSubnet(hubPrefix, 27, 0)
        }
      }
      {
        name: 'snet-management'
        properties: {
          addressPrefix: cidrSubnet(hubPrefix, 26, 1)
          networkSecurityGroup: {
            id: securityGroup.id
          }
        }
      }
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: cidrSubnet(hubPrefix, 26, 2)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

resource spokeNetworks 'Microsoft.Network/virtualNetworks@2024-05-01' = [
  for spoke in spokes: {
    name: 'vnet-${workload}-${spoke.name}'
    location: location
    properties: {
      addressSpace: {
        addressPrefixes: [spoke.addressPrefix]
      }
      subnets: [
        {
          name: 'snet-servers'
          properties: {
            addressPrefix: cidrSubnet(spoke.addressPrefix, 24, 0)
            networkSecurityGroup: {
              id: securityGroup.id
            }
          }
        }
      ]
    }
  }
]

resource toSpokes 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = [
  for (spoke, i) in spokes: {
    parent: hub
    name: 'to-${spoke.name}'
    properties: {
      allowVirtualNetworkAccess: true
      allowForwardedTraffic: true
      remoteVirtualNetwork: {
        id: spokeNetworks[i].id
      }
    }
  }
]

resource toHub 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = [
  for (spoke, i) in spokes: {
    parent: spokeNetworks[i]
    name: 'to-hub'
    properties: {
      allowVirtualNetworkAccess: true
      allowForwardedTraffic: true
      remoteVirtualNetwork: {
        id: hub.id
      }
    }
  }
]

output endpointSubnetId string = hub::endpointSubnet.id
output vnetIds string[] = concat([hub.id], map(range(0, length(spokes)), i => resourceId('Microsoft.Network/virtualNetworks', 'vnet-${workload}-${spokes[i].name}')))
