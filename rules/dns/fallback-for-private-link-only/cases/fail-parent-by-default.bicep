param zoneName string = 'contoso.internal'

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  resource link 'virtualNetworkLinks' = {
    name: 'link-app'
    location: 'global'
    properties: {
      registrationEnabled: false
      resolutionPolicy: 'NxDomainRedirect' // ! otherZone: the link of zone contoso.internal
      virtualNetwork: {
        id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
      }
    }
  }
}
