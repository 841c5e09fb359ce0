metadata description = 'The same hub and spokes with mistakes. It deploys in part; the servers in it lose their connection to Azure.'

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
  // Mistake: "opsinsights" is misspelt.
  'privatelink.oms.opsinsights.azure.com'
  'privatelink.ods.opinsights.azure.com'
  'privatelink.agentsvc.azure-automation.net'
  'privatelink.blob.${environment().suffixes.storage}'
]

module zones 'modules/private-dns-zone.bicep' = [
  for name in arcZones: {
    name: 'zone-${name}'
    params: {
      name: name
      vnetIds: network.outputs.vnetIds
    }
  }
]

// Mistake: no network is linked to the zones of Azure Monitor, so nobody finds the records in them.
module monitorZoneModules 'modules/private-dns-zone.bicep' = [
  for name in monitorZones: {
    name: 'zone-${name}'
    params: {
      name: name
      vnetIds: []
    }
  }
]

resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'arcpls-${workload}'
  location: location
  properties: {
    // Mistake: the servers may go on using the public endpoints.
    publicNetworkAccess: 'Enabled'
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

// Mistake: a second scope in the same network. Servers there resolve one of the two, and lose the other.
resource plantScope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'arcpls-${workload}-plants'
  location: location
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

module plantEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-plants'
  params: {
    name: 'pe-${workload}-plants'
    location: location
    subnetId: network.outputs.endpointSubnetId
    targetId: plantScope.id
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
    // Mistake: Azure Monitor is global, its private endpoint is where its network is.
    location: 'northeurope'
    subnetId: network.outputs.endpointSubnetId
    targetId: monitoring.outputs.scopeId
    groupId: 'azuremonitor'
    zoneNames: monitorZones
  }
  dependsOn: [monitorZoneModules]
}

output scopeId string = scope.id
