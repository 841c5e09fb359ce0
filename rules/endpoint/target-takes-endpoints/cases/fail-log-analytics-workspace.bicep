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
          privateLinkServiceId: resourceId('Microsoft.OperationalInsights/workspaces', 'log-app') // ! behind: reached through the Azure Monitor private link scope
          groupIds: [
            'azuremonitor'
          ]
        }
      }
    ]
  }
}
