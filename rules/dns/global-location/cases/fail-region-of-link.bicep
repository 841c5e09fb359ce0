param location string = 'westeurope'

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net/link-app'
  location: location // ! link: virtual network link link-app is put into the region westeurope
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}
