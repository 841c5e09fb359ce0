resource r0 'Microsoft.Network/privateLinkServices@2024-05-01' = {
  name: 'pls(app)' // ! otherCharacters: pls(app) is no name for a private link service
  location: 'westeurope'
  properties: {
    ipConfigurations: []
    loadBalancerFrontendIpConfigurations: []
  }
}
