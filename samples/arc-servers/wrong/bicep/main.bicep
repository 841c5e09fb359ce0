metadata description = 'The same landing zone for Azure Arc-enabled servers with every mistake. It deploys in part; nothing in it works.'

param location string = resourceGroup().location

@description('Mistake: a private endpoint must be in the region of its virtual network.')
param endpointLocation string = 'northeurope'

@minLength(2)
@maxLength(12)
param workload string

param addressPrefix string = '10.20.0.0/22'

var scopeName = 'arcpls-${workload}-arc'
var secondScopeName = 'arcpls-${workload}-plant'

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    workload: workload
    addressPrefix: addressPrefix
  }
}

module zones 'modules/private-dns-zones.bicep' = {
  name: 'zones'
  params: {
    // Mistake: "guestconfiguration" is misspelt, so the zone resolves nothing.
    names: [
      'privatelink.his.arc.azure.com'
      'privatelink.guestconfig.azure.com'
    ]
  }
}

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: scopeName
  location: location
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

module endpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-arc'
  params: {
    name: 'pe-${scopeName}'
    location: endpointLocation
    // Mistake: Azure Arc takes private connections over IPv4 only.
    ipVersion: 'DualStack'
    subnetId: network.outputs.endpointSubnetId
    targetId: scope.id
    groupId: 'hybridcompute'
    zoneIds: zones.outputs.ids
  }
}

// Mistake: a second scope in the same network. Machines there resolve one of the two, and lose the other.
resource secondScope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: secondScopeName
  location: location
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

// Mistake: no zone group, although the zones are right here.
module secondEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-plant'
  params: {
    name: 'pe-${secondScopeName}'
    location: location
    subnetId: network.outputs.endpointSubnetId
    targetId: secondScope.id
    groupId: 'hybridcompute'
  }
}

output scopeId string = scope.id
