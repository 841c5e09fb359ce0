metadata description = 'The same spoke with every mistake. It deploys; clients go on using the public addresses, which are closed.'

param location string

@description('Mistake, in the parameters of production alone: not the region of the virtual network.')
param endpointLocation string = location

@allowed(['dev', 'prod'])
param environmentName string

@description('Whether the account is readable from the paired region too; adds an endpoint for that.')
param replicate bool = false

var vnetName = 'vnet-spoke-${environmentName}'
var storageName = 'st${environmentName}${uniqueString(resourceGroup().id)}'
var vaultName = 'kv-${environmentName}-${uniqueString(resourceGroup().id)}'

var blobZone = 'privatelink.blob.${environment().suffixes.storage}'
// Mistake: that is the public name of vaults; their private zone is "vaultcore".
var vaultZone = 'privatelink.vault.azure.net'
var zoneNames = [blobZone, vaultZone]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: vnetName
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.40.0.0/24']
    }
    subnets: [
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: '10.40.0.0/26'
        }
      }
    ]
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zoneName in zoneNames: {
    name: zoneName
    location: 'global'
  }
]

// Mistake: only one of the two zones is linked.
resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zones[indexOf(zoneNames, vaultZone)]
  name: vnetName
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: storageName
  location: location
  kind: 'StorageV2'
  sku: {
    name: replicate ? 'Standard_RAGRS' : 'Standard_LRS'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: vaultName
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    publicNetworkAccess: 'Disabled'
  }
}

module blobEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-blob'
  params: {
    name: 'pe-${storageName}-blob'
    location: endpointLocation
    subnetId: network::endpointSubnet.id
    targetId: account.id
    groupId: 'blob'
    zoneId: zones[indexOf(zoneNames, blobZone)].id
  }
}

// Mistake: no zone group, although the zone that it needs is in this very template.
resource secondaryBlobEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = if (replicate) {
  name: 'pe-${storageName}-blob-secondary'
  location: location
  properties: {
    subnet: {
      id: network::endpointSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'blob_secondary'
        properties: {
          privateLinkServiceId: account.id
          groupIds: ['blob_secondary']
        }
      }
    ]
  }
}

module vaultEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-vault'
  params: {
    name: 'pe-${vaultName}'
    location: location
    subnetId: network::endpointSubnet.id
    targetId: vault.id
    groupId: 'vault'
    zoneId: zones[indexOf(zoneNames, vaultZone)].id
  }
}
