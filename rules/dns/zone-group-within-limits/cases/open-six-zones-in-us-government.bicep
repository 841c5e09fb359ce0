// @cloud "AzureUSGovernment"

resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-monitor'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Insights/privateLinkScopes', 'ampls-app')
          groupIds: [
            'azuremonitor'
          ]
        }
      }
    ]
  }
}

resource zones 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  name: 'pe-monitor/default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'monitor'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.monitor.azure.com')
        }
      }
      {
        name: 'oms'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.oms.opinsights.azure.com')
        }
      }
      {
        name: 'ods'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.ods.opinsights.azure.com')
        }
      }
      {
        name: 'agentsvc'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.agentsvc.azure-automation.net')
        }
      }
      {
        name: 'blob'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.blob.core.windows.net')
        }
      }
      {
        name: 'vault' // ? tooMany: zone group default of private endpoint pe-monitor names 6 zones
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.vaultcore.azure.net')
        }
      }
    ]
  }
}
