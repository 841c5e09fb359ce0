metadata description = 'A product in a spoke: private AKS cluster, container registry, key vault, storage and SQL, with the private DNS zones in the hub.'

targetScope = 'subscription'

@description('Region of the networks, of the private endpoints and of the services.')
param location string

@description('Short name of the company; most resources are named after it.')
@minLength(2)
@maxLength(12)
param company string

@description('Group of Microsoft Entra ID that administers the database.')
param databaseAdmins {
  name: string
  objectId: string
}

param hubPrefix string = '10.60.0.0/24'
param spokePrefix string = '10.61.0.0/20'

resource hubGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${company}-hub'
  location: location
}

resource spokeGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${company}-shop'
  location: location
}

module hub 'modules/network.bicep' = {
  scope: hubGroup
  name: 'hub'
  params: {
    location: location
    name: 'vnet-${company}-hub'
    addressPrefix: hubPrefix
    subnets: [
      {
        name: 'GatewaySubnet'
        addressPrefix: cidrSubnet(hubPrefix, 27, 0)
      }
    ]
  }
}

module spoke 'modules/network.bicep' = {
  scope: spokeGroup
  name: 'spoke'
  params: {
    location: location
    name: 'vnet-${company}-shop'
    addressPrefix: spokePrefix
    subnets: [
      {
        name: 'snet-cluster'
        addressPrefix: cidrSubnet(spokePrefix, 22, 0)
      }
      {
        name: 'snet-endpoints'
        addressPrefix: cidrSubnet(spokePrefix, 26, 16)
      }
    ]
  }
}

module hubToSpoke 'modules/peering.bicep' = {
  scope: hubGroup
  name: 'hub-to-spoke'
  params: {
    vnetId: hub.outputs.id
    remoteVnetId: spoke.outputs.id
  }
}

module spokeToHub 'modules/peering.bicep' = {
  scope: spokeGroup
  name: 'spoke-to-hub'
  params: {
    vnetId: spoke.outputs.id
    remoteVnetId: hub.outputs.id
  }
}

// The zones are in the hub, one of each for all spokes, and linked to every network that asks them. That of clusters has the region in its name.
module zones 'modules/private-dns-zones.bicep' = {
  scope: hubGroup
  name: 'zones'
  params: {
    names: [
      'privatelink.${location}.azmk8s.io'
      'privatelink.azurecr.io'
      'privatelink.vaultcore.azure.net'
      'privatelink.blob.${environment().suffixes.storage}'
      'privatelink.dfs.${environment().suffixes.storage}'
      'privatelink${environment().suffixes.sqlServerHostname}'
    ]
    vnetIds: [hub.outputs.id, spoke.outputs.id]
  }
}

module services 'modules/services.bicep' = {
  scope: spokeGroup
  name: 'services'
  params: {
    location: location
    company: company
    databaseAdmins: databaseAdmins
  }
}

module endpoints 'modules/private-endpoints.bicep' = {
  scope: spokeGroup
  name: 'endpoints'
  params: {
    location: location
    subnetId: spoke.outputs.subnetIds[1]
    endpoints: [
      {
        name: 'pe-${company}-registry'
        targetId: services.outputs.registryId
        groupId: 'registry'
        zoneId: zones.outputs.ids[1]
      }
      {
        name: 'pe-${company}-vault'
        targetId: services.outputs.vaultId
        groupId: 'vault'
        zoneId: zones.outputs.ids[2]
      }
      // Clients of a storage account with folders use both hosts, whichever of the two they are given.
      {
        name: 'pe-${company}-blob'
        targetId: services.outputs.storageId
        groupId: 'blob'
        zoneId: zones.outputs.ids[3]
      }
      {
        name: 'pe-${company}-dfs'
        targetId: services.outputs.storageId
        groupId: 'dfs'
        zoneId: zones.outputs.ids[4]
      }
      {
        name: 'pe-${company}-sql'
        targetId: services.outputs.databaseServerId
        groupId: 'sqlServer'
        zoneId: zones.outputs.ids[5]
      }
    ]
  }
}

module clusterIdentity 'modules/cluster-identity.bicep' = {
  scope: spokeGroup
  name: 'cluster-identity'
  params: {
    location: location
    name: 'id-${company}-cluster'
  }
}

// The cluster writes its own record into the zone, and needs the right to.
module clusterZoneRole 'modules/zone-contributor.bicep' = {
  scope: hubGroup
  name: 'cluster-zone-role'
  params: {
    zoneName: last(split(zones.outputs.ids[0], '/'))
    principalId: clusterIdentity.outputs.principalId
  }
}

module cluster 'modules/cluster.bicep' = {
  scope: spokeGroup
  name: 'cluster'
  params: {
    location: location
    name: 'aks-${company}-shop'
    subnetId: spoke.outputs.subnetIds[0]
    zoneId: zones.outputs.ids[0]
    identityId: clusterIdentity.outputs.id
  }
  dependsOn: [clusterZoneRole]
}
