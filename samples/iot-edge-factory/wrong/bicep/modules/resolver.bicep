metadata description = 'DNS Private Resolver: the plant asks it for the names of Azure, and it asks the plant for the names of the plant.'

param location string
param company string
param vnetId string
param inboundSubnetId string
param outboundSubnetId string
param inboundAddress string
param plantDomain string
param plantDnsServer string

resource resolver 'Microsoft.Network/dnsResolvers@2022-07-01' = {
  name: 'dnspr-${company}'
  location: location
  properties: {
    virtualNetwork: {
      id: vnetId
    }
  }

  resource inbound 'inboundEndpoints' = {
    name: 'inbound'
    location: location
    properties: {
      ipConfigurations: [
        {
          subnet: {
            id: inboundSubnetId
          }
          privateIpAllocationMethod: 'Static'
          privateIpAddress: inboundAddress
        }
      ]
    }
  }

  resource outbound 'outboundEndpoints' = {
    name: 'outbound'
    location: location
    properties: {
      subnet: {
        id: outboundSubnetId
      }
    }
  }
}

resource ruleset 'Microsoft.Network/dnsForwardingRulesets@2022-07-01' = {
  name: 'dnsfrs-${company}'
  location: location
  properties: {
    dnsResolverOutboundEndpoints: [
      {
        id: resolver::outbound.id
      }
    ]
  }

  resource plant 'forwardingRules' = {
    name: 'plant'
    properties: {
      domainName: plantDomain
      forwardingRuleState: 'Enabled'
      targetDnsServers: [
        {
          ipAddress: plantDnsServer
          port: 53
        }
      ]
    }
  }

  resource link 'virtualNetworkLinks' = {
    name: last(split(vnetId, '/'))
    properties: {
      virtualNetwork: {
        id: vnetId
      }
    }
  }
}

output inboundAddress string = inboundAddress
