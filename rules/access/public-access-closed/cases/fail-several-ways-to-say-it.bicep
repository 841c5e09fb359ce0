resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'stapp'
  location: 'westeurope'
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: 'Enabled' // ! open
  }
}

resource automation 'Microsoft.Automation/automationAccounts@2023-11-01' = {
  name: 'aa-app'
  location: 'westeurope'
  properties: {
    sku: {
      name: 'Basic'
    }
    publicNetworkAccess: true // ! open: publicNetworkAccess of aa-app is true
  }
}

resource sync 'Microsoft.StorageSync/storageSyncServices@2022-09-01' = {
  name: 'sss-app'
  location: 'westeurope'
  properties: {
    incomingTrafficPolicy: 'AllowAllTraffic' // ! open: use AllowVirtualNetworksOnly
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'psql-app'
  location: 'westeurope'
  sku: {
    name: 'Standard_D2ds_v5'
    tier: 'GeneralPurpose'
  }
  properties: {
    version: '16'
    storage: {
      storageSizeGB: 32
    }
    network: {
      publicNetworkAccess: 'enabled' // ! open: network.publicNetworkAccess of psql-app is enabled
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-blob'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: account.id
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource automationEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-automation'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Automation/automationAccounts', 'aa-app')
          groupIds: [
            'Webhook'
          ]
        }
      }
    ]
  }
}

resource syncEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-sync'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.StorageSync/storageSyncServices', 'sss-app')
          groupIds: [
            'afs'
          ]
        }
      }
    ]
  }
}

resource postgresEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-postgres'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.DBforPostgreSQL/flexibleServers', 'psql-app')
          groupIds: [
            'postgresqlServer'
          ]
        }
      }
    ]
  }
}
