metadata description = 'Virtual network of the factory in Azure: subnets for the VPN gateway, the DNS resolver and the private endpoints.'

param location string
param company string
param addressPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${company}-factory'
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
        name: 'snet-resolver-inbound'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 28, 4)
          delegations: [
            {
              name: 'resolver'
              properties: {
                serviceName: 'Microsoft.Network/dnsResolvers'
              }
            }
          ]
        }
      }
      {
        name: 'snet-resolver-outbound'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 28, 5)
          delegations: [
            {
              name: 'resolver'
              properties: {
                serviceName: 'Microsoft.Network/dnsResolvers'
              }
            }
          ]
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

  resource gatewaySubnet 'subnets' existing = {
    name: 'GatewaySubnet'
  }

  resource resolverInboundSubnet 'subnets' existing = {
    name: 'snet-resolver-inbound'
  }

  resource resolverOutboundSubnet 'subnets' existing = {
    name: 'snet-resolver-outbound'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

output vnetId string = network.id
output gatewaySubnetId string = network::gatewaySubnet.id
output resolverInboundSubnetId string = network::resolverInboundSubnet.id
output resolverOutboundSubnetId string = network::resolverOutboundSubnet.id
output endpointSubnetId string = network::endpointSubnet.id
