metadata description = 'Spoke with a storage account and a key vault, both reached through private endpoints alone.'

param location string

@allowed(['dev', 'prod'])
param environmentName string

@description('Whether the account is readable from the paired region too; adds an endpoint for that.')
param replicate bool = false

var vnetName = 'vnet-spoke-${environmentName}'
var storageName = 'st${environmentName}${uniqueString(resourceGroup().id)}'
var vaultName = 'kv-${environmentName}-${uniqueString(resourceGroup().id)}'

// The suffix differs from cloud to cloud; the one of key vaults is not that of their public name.
var blobZone = 'privatelink.blob.${environment().suffixes.storage}'
var vaultZone = 'privatelink.vaultcore.azure.net'
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

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zoneName, i) in zoneNames: {
    parent: zones[i]
    name: vnetName
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

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
    location: location
    subnetId: network::endpointSubnet.id
    targetId: account.id
    groupId: 'blob'
    zoneId: zones[indexOf(zoneNames, blobZone)].id
  }
}

module secondaryBlobEndpoint 'modules/private-endpoint.bicep' = if (replicate) {
  name: 'endpoint-blob-secondary'
  params: {
    name: 'pe-${storageName}-blob-secondary'
    location: location
    subnetId: network::endpointSubnet.id
    targetId: account.id
    groupId: 'blob_secondary'
    zoneId: zones[indexOf(zoneNames, blobZone)].id
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
