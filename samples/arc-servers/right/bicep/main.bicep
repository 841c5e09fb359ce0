metadata description = 'Landing zone for Azure Arc-enabled servers: machines reach Azure Arc through one private endpoint.'

@description('Region of the network and of the private endpoint.')
param location string = resourceGroup().location

@description('Short name that every resource carries.')
@minLength(2)
@maxLength(12)
param workload string

param addressPrefix string = '10.20.0.0/22'

var scopeName = 'arcpls-${workload}-arc'

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    workload: workload
    addressPrefix: addressPrefix
  }
}

// What the group id "hybridcompute" resolves; the third one serves Arc-enabled Kubernetes and machine extensions.
module zones 'modules/private-dns-zones.bicep' = {
  name: 'zones'
  params: {
    names: [
      'privatelink.his.arc.azure.com'
      'privatelink.guestconfiguration.azure.com'
      'privatelink.dp.kubernetesconfiguration.azure.com'
    ]
    vnetId: network.outputs.vnetId
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
    location: location
    subnetId: network.outputs.endpointSubnetId
    targetId: scope.id
    groupId: 'hybridcompute'
    zoneIds: zones.outputs.ids
  }
}

output scopeId string = scope.id
