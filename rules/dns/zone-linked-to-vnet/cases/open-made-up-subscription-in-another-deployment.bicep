// @elsewhere {"zones": ["/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-dns/providers/microsoft.network/privatednszones/privatelink.vaultcore.azure.net"], "links of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-dns/providers/microsoft.network/privatednszones/privatelink.vaultcore.azure.net": ["/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub"], "sure links of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-dns/providers/microsoft.network/privatednszones/privatelink.vaultcore.azure.net": ["/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub"], "askAzure": ["/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-spoke/providers/microsoft.network/virtualnetworks/vnet-app"]}
resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-spoke/providers/Microsoft.Network/virtualNetworks/vnet-app/subnets/snet-endpoints'
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
          privateDnsZoneId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net' // ? fromOutside: zone privatelink.vaultcore.azure.net
        }
      }
    ]
  }
}
