// @facts [{"id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.HybridCompute/privateLinkScopes/pls-app", "properties": {"publicNetworkAccess": "Enabled"}}]

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
          privateLinkServiceId: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub/providers/Microsoft.HybridCompute/privateLinkScopes/pls-app' // ! arcScope: Azure Arc private link scope pls-app lets its machines use
          groupIds: [
            'hybridcompute'
          ]
        }
      }
    ]
  }
}
