param spoke bool

resource one 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (!spoke) {
  name: 'privatelink.vaultcore.azure.net/link-app'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}

resource two 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (spoke) {
  name: 'privatelink.vaultcore.azure.net/link-spoke'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}
