resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-vault'
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
        name: 'empty'
        properties: {
          privateDnsZoneId: ''
        }
      }
      {
        name: 'name'
        properties: {
          privateDnsZoneId: 'privatelink.vaultcore.azure.net'
        }
      }
      {
        name: 'public'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/dnsZones', 'privatelink.vaultcore.azure.net')
        }
      }
    ]
  }
}
