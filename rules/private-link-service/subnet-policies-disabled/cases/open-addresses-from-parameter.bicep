param addresses array

resource service 'Microsoft.Network/privateLinkServices@2024-05-01' = {
  name: 'pls-app'
  location: 'westeurope'
  properties: {
    ipConfigurations: addresses // ? unknownSubnet
    loadBalancerFrontendIpConfigurations: [
      { id: resourceId('Microsoft.Network/loadBalancers/frontendIPConfigurations', 'lb-app', 'front') }
    ]
  }
}
