// @elsewhere {"closedNetworks": ["/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub"], "subnets": ["/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub/subnets/snet-endpoints"], "delegations of /subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg-hub/providers/microsoft.network/virtualnetworks/vnet-hub/subnets/snet-endpoints": ["Microsoft.Web/serverFarms", "Microsoft.App/environments"]}
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-vault'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoints' // ! delegatedElsewhere: which is delegated to Microsoft.App/environments, Microsoft.Web/serverFarms
    }
    privateLinkServiceConnections: [
      {
        name: 'vault'
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
