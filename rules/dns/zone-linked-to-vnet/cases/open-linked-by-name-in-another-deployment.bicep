// @elsewhere {"linksZonesOfOthers": ["privatelink.vaultcore.azure.net"], "zones": ["/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourcegroups/rg-dns/providers/microsoft.network/privatednszones/privatelink.vaultcore.azure.net"], "links of /subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourcegroups/rg-dns/providers/microsoft.network/privatednszones/privatelink.vaultcore.azure.net": ["/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub"], "sure links of /subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourcegroups/rg-dns/providers/microsoft.network/privatednszones/privatelink.vaultcore.azure.net": ["/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub"], "askAzure": ["/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourcegroups/rg-spoke/providers/microsoft.network/virtualnetworks/vnet-app"]}
resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourceGroups/rg-spoke/providers/Microsoft.Network/virtualNetworks/vnet-app/subnets/snet-endpoints'
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
        name: 'zone1'
        properties: {
          privateDnsZoneId: '/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net' // ? fromOutside: zone privatelink.vaultcore.azure.net
        }
      }
    ]
  }
}
