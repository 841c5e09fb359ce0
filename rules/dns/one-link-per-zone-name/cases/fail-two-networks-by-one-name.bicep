var spokes = ['vnet-a', 'vnet-b']

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for spoke in spokes: {
    parent: zone
    name: 'to-spoke' // ! sameName: has a second link called to-spoke, to virtual network vnet-b
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: resourceId('Microsoft.Network/virtualNetworks', spoke) }
    }
  }
]
