resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
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

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: subscriptionResourceId('Microsoft.Network/privateDnsZones', 'privatelink.vaultcore.azure.net') // ! noGroup: privatelink.vaultcore.azure.net
        }
      }
      {
        name: 'zone2'
        properties: {
          privateDnsZoneId: tenantResourceId('Microsoft.Network/privateDnsZones', 'privatelink.vaultcore.azure.net') // ! noGroup: privatelink.vaultcore.azure.net
        }
      }
    ]
  }
}
