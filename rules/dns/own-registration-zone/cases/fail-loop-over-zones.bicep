var zones = ['privatelink.blob.core.windows.net', 'privatelink.vaultcore.azure.net']

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for zone in zones: {
    name: '${zone}/link-app'
    location: 'global'
    properties: {
      registrationEnabled: true // ! secondZone: virtual network vnet-app is to register its machines in zone privatelink.
      virtualNetwork: {
        id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
      }
    }
  }
]
