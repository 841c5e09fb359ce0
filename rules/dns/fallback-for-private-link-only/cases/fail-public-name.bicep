resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  name: 'vaultcore.azure.net/link-app'
  location: 'global'
  properties: {
    registrationEnabled: false
    resolutionPolicy: 'NxDomainRedirect' // ! otherZone: the link of zone vaultcore.azure.net asks for NxDomainRedirect
    virtualNetwork: {
      id: resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')
    }
  }
}
