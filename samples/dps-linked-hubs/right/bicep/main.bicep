metadata description = 'Devices of several sites are provisioned by one DPS instance to the hubs of two regions, by private endpoints only.'

@description('Region of the network, of the private endpoints and of the DPS instance.')
param location string = resourceGroup().location

@description('Short name of the company; most resources are named after it.')
@minLength(2)
@maxLength(12)
param company string

@description('Regions with a hub, each with the short name that the hub has.')
param hubRegions {
  name: string
  location: string
}[]

@description('Resource id of the hub of the maintenance firm, which belongs to somebody else: the firm has to approve our private endpoint.')
param partnerHubId string

param addressPrefix string = '10.50.0.0/22'

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    company: company
    addressPrefix: addressPrefix
  }
}

module services 'modules/services.bicep' = {
  name: 'services'
  params: {
    location: location
    company: company
    hubRegions: hubRegions
  }
}

// The zones of hubs and of DPS. All hubs share theirs: each endpoint writes records for the names of its own hub.
module zones 'modules/private-dns-zones.bicep' = {
  name: 'zones'
  params: {
    names: [
      'privatelink.azure-devices.net'
      'privatelink.servicebus.windows.net'
      'privatelink.azure-devices-provisioning.net'
    ]
    vnetId: network.outputs.vnetId
  }
}

module dpsEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-dps'
  params: {
    name: 'pe-${company}-dps'
    location: location
    subnetId: network.outputs.endpointSubnetId
    targetId: services.outputs.dpsId
    groupId: 'iotDps'
    zoneIds: [zones.outputs.ids[2]]
  }
}

// An endpoint for each hub, all of them in the network: a hub may be in another region, its endpoint may not.
module hubEndpoints 'modules/private-endpoint.bicep' = [
  for (hub, i) in hubRegions: {
    name: 'endpoint-hub-${hub.name}'
    params: {
      name: 'pe-${company}-hub-${hub.name}'
      location: location
      subnetId: network.outputs.endpointSubnetId
      targetId: services.outputs.hubIds[i]
      groupId: 'iotHub'
      zoneIds: take(zones.outputs.ids, 2)
    }
  }
]

// The maintenance firm approves this one; until then no traffic passes it.
module partnerEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-partner'
  params: {
    name: 'pe-${company}-partner-hub'
    location: location
    subnetId: network.outputs.endpointSubnetId
    targetId: partnerHubId
    groupId: 'iotHub'
    zoneIds: take(zones.outputs.ids, 2)
    requestMessage: 'Please approve: ${company} sends the vibration data of its pumps. Contact: ot-network@${company}.example'
  }
}
