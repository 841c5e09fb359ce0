metadata description = 'Hub and spokes for Azure Arc-enabled servers: one private link scope and its endpoint in the hub, Azure Monitor beside it, zones for all networks.'

param location string = resourceGroup().location

@description('Short name that every resource carries.')
@minLength(2)
@maxLength(12)
param workload string

param hubPrefix string = '10.60.0.0/22'

@description('Networks with servers, peered with the hub.')
param spokes { name: string, addressPrefix: string }[]

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    workload: workload
    hubPrefix: hubPrefix
    spokes: spokes
  }
}

// What the group id "hybridcompute" resolves; the third one serves Arc-enabled Kubernetes and machine extensions.
var arcZones = [
  'privatelink.his.arc.azure.com'
  'privatelink.guestconfiguration.azure.com'
  'privatelink.dp.kubernetesconfiguration.azure.com'
]

var monitorZones = [
  'privatelink.monitor.azure.com'
  'privatelink.oms.opinsights.azure.com'
  'privatelink.ods.opinsights.azure.com'
  'privatelink.agentsvc.azure-automation.net'
  'privatelink.blob.${environment().suffixes.storage}'
]

module zones 'modules/private-dns-zone.bicep' = [
  for name in concat(arcZones, monitorZones): {
    name: 'zone-${name}'
    params: {
      name: name
      vnetIds: network.outputs.vnetIds
    }
  }
]

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'arcpls-${workload}'
  location: location
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

module arcEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-arc'
  params: {
    name: 'pe-${workload}-arc'
    location: location
    subnetId: network.outputs.endpointSubnetId
    targetId: scope.id
    groupId: 'hybridcompute'
    zoneNames: arcZones
  }
  dependsOn: [zones]
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    workload: workload
  }
}

module monitorEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-monitor'
  params: {
    name: 'pe-${workload}-monitor'
    location: location
    subnetId: network.outputs.endpointSubnetId
    targetId: monitoring.outputs.scopeId
    groupId: 'azuremonitor'
    zoneNames: monitorZones
  }
  dependsOn: [zones]
}

output scopeId string = scope.id
