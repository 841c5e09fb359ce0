param isOwn bool

resource one 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: 'contoso.internal/link-app'
  location: 'global'
  properties: {
    registrationEnabled: isOwn
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}

resource two 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: 'fabrikam.internal/link-app'
  location: 'global'
  properties: {
    registrationEnabled: !isOwn
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}
