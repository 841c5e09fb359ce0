param zoneName string = 'privatelink.vaultcore.azure.net'

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: '${zoneName}/link-app'
  location: 'global'
  properties: {
    registrationEnabled: true // ! privateLinkZone: the machines of virtual network vnet-app are registered in
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}
