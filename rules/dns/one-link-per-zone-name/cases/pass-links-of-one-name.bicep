param isMain bool
param hubId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource main 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (isMain) {
  parent: zone
  name: 'to-network'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: hubId }
  }
}

resource other 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (!isMain) {
  parent: zone
  name: 'to-network'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-other') }
  }
}
