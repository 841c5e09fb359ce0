param subnetId string

var parts = split(subnetId, '/')

resource vnet 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: parts[8]
  scope: resourceGroup(parts[2], parts[4])
}

resource vaultZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource vaultLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: vaultZone
  name: 'to-app'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: substring(subnetId, 0, lastIndexOf(subnetId, '/subnets/'))
    }
  }
}

resource vaultEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource vaultGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: vaultEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: vaultZone.id
        }
      }
    ]
  }
}

resource configZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.azconfig.io'
  location: 'global'
}

resource configLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: configZone
  name: 'to-app'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: take(subnetId, indexOf(subnetId, '/subnets/'))
    }
  }
}

resource configEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-config'
  location: 'westeurope'
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.AppConfiguration/configurationStores', 'appcs-app')
          groupIds: [
            'configurationStores'
          ]
        }
      }
    ]
  }
}

resource configGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: configEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: configZone.id
        }
      }
    ]
  }
}

resource registryZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.azurecr.io'
  location: 'global'
}

resource registryLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: registryZone
  name: 'to-app'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: join(take(split(subnetId, '/'), 9), '/')
    }
  }
}

resource registryEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-registry'
  location: 'westeurope'
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ContainerRegistry/registries', 'crapp')
          groupIds: [
            'registry'
          ]
        }
      }
    ]
  }
}

resource registryGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: registryEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: registryZone.id
        }
      }
    ]
  }
}

resource searchZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.search.windows.net'
  location: 'global'
}

resource searchLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: searchZone
  name: 'to-app'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: vnet.id
    }
  }
}

resource searchEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-search'
  location: 'westeurope'
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Search/searchServices', 'srch-app')
          groupIds: [
            'searchService'
          ]
        }
      }
    ]
  }
}

resource searchGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: searchEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: searchZone.id
        }
      }
    ]
  }
}
