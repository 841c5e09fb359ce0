param regionCode string

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: 'privatelink.${regionCode}.azmk8s.io/link-app'
  location: 'global'
  properties: {
    registrationEnabled: true // ! privateLinkZone: the machines of virtual network vnet-app are registered in privatelink.
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}
