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
  name: 'default' // ? missing
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone1'
        properties: {
          privateDnsZoneId: 'to-be-replaced' // ? wrongZone
        }
      }
      {
        name: 'zone2'
        properties: {
          privateDnsZoneId: 'see privatelink.vaultcore.azure.net' // ? wrongZone
        }
      }
      {
        name: 'zone3'
        properties: {
          privateDnsZoneId: 'privatelink.vaultcore.azure.net (hub)' // ? wrongZone
        }
      }
    ]
  }
}
