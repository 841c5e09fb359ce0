param isBusy bool

var subnetId = resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-nat')

var addresses = [
  for i in range(0, 8): {
    name: 'nat${i}'
    properties: {
      primary: i == 0
      subnet: { id: subnetId }
    }
  }
]

var ninth = [
  {
    name: 'nat8' // ? addresses
    properties: {
      primary: false
      subnet: { id: subnetId }
    }
  }
]

resource service 'Microsoft.Network/privateLinkServices@2024-05-01' = {
  name: 'pls-app'
  location: 'westeurope'
  properties: {
    loadBalancerFrontendIpConfigurations: [
      {
        id: resourceId('Microsoft.Network/loadBalancers/frontendIPConfigurations', 'lb-app', 'front')
      }
    ]
    ipConfigurations: concat(addresses, isBusy ? ninth : [])
  }
}
