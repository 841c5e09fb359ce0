metadata description = 'The same factory with mistakes. It deploys in part; no device in it gets its work.'

@description('Region of the network, of the private endpoints and of the services.')
param location string = resourceGroup().location

@description('Short name of the company; most resources are named after it.')
@minLength(2)
@maxLength(12)
param company string

@description('Network of the plant and the DNS server in it.')
param plant {
  addressPrefix: string
  dnsServer: string
  vpnAddress: string
  domain: string
}

@secure()
@description('Key that both ends of the VPN share.')
param vpnKey string

param addressPrefix string = '10.40.0.0/22'

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    company: company
    addressPrefix: addressPrefix
  }
}

module vpn 'modules/vpn.bicep' = {
  name: 'vpn'
  params: {
    location: location
    company: company
    gatewaySubnetId: network.outputs.gatewaySubnetId
    plantAddress: plant.vpnAddress
    plantPrefix: plant.addressPrefix
    sharedKey: vpnKey
  }
}

module resolver 'modules/resolver.bicep' = {
  name: 'resolver'
  params: {
    location: location
    company: company
    vnetId: network.outputs.vnetId
    inboundSubnetId: network.outputs.resolverInboundSubnetId
    outboundSubnetId: network.outputs.resolverOutboundSubnetId
    inboundAddress: cidrHost(cidrSubnet(addressPrefix, 28, 4), 3)
    plantDomain: plant.domain
    plantDnsServer: plant.dnsServer
  }
}

module services 'modules/services.bicep' = {
  name: 'services'
  params: {
    location: location
    company: company
  }
}

// An IoT hub has a second zone, for the names of its built-in Event Hubs endpoint.
module hubEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-hub'
  params: {
    name: 'pe-${company}-hub'
    location: location
    vnetId: network.outputs.vnetId
    subnetId: network.outputs.endpointSubnetId
    targetId: services.outputs.hubId
    groupId: 'iotHub'
    // Mistake: the first zone ends in .com, so the name of the hub goes on resolving to its public address.
    zoneNames: ['privatelink.azure-devices.com', 'privatelink.servicebus.windows.net']
  }
}

module dpsEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-dps'
  params: {
    name: 'pe-${company}-dps'
    // Mistake: the network is elsewhere. DPS itself may be in any region, its private endpoint may not.
    location: 'northeurope'
    vnetId: network.outputs.vnetId
    subnetId: network.outputs.endpointSubnetId
    targetId: services.outputs.dpsId
    groupId: 'iotDps'
    zoneNames: ['privatelink.azure-devices-provisioning.net']
    // Mistake: the zone has its records, and nobody asks it.
    linked: false
  }
}

module registryEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-registry'
  params: {
    name: 'pe-${company}-registry'
    location: location
    vnetId: network.outputs.vnetId
    // Mistake: this subnet is kept for the resolver.
    subnetId: network.outputs.resolverInboundSubnetId
    targetId: services.outputs.registryId
    groupId: 'registry'
    zoneNames: ['privatelink.azurecr.io']
  }
}

// Mistake: the storage account has no private endpoint, although it is closed to public networks.

@description('Address to which the DNS server of the plant forwards the names of Azure.')
output resolverAddress string = resolver.outputs.inboundAddress
