resource one 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net/${uniqueString(resourceId('Microsoft.KeyVault/vaults', 'kv-app'))}'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}

resource two 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net/${uniqueString(resourceId('Microsoft.KeyVault/vaults', 'kv-again'))}'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app') // ! secondLink: zone privatelink.vaultcore.azure.net is linked twice to virtual network vnet-app
    }
  }
}
