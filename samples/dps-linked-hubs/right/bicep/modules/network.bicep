metadata description = 'Network in which the lines of the sites end: a subnet for the gateway, one for test devices and one for private endpoints.'

param location string
param company string
param addressPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${company}-devices'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
    subnets: [
      {
        name: 'GatewaySubnet'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 27, 0)
        }
      }
      {
        name: 'snet-devices'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
        }
      }
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 2)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

output vnetId string = network.id
output endpointSubnetId string = network::endpointSubnet.id
