resource balancer 'Microsoft.Network/loadBalancers@2024-05-01' = {
  name: 'lb-app'
  location: 'westeurope'
  sku: { name: 'Standard' }
  properties: {
    frontendIPConfigurations: [
      for n in range(0, 9): {
        name: 'front-${n}'
        properties: { subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-front') } }
      }
    ]
  }
}

resource services 'Microsoft.Network/privateLinkServices@2024-05-01' = [
  for n in range(0, 8): {
    name: 'pls-${n}'
    location: 'westeurope'
    properties: {
      loadBalancerFrontendIpConfigurations: [
        { id: balancer.properties.frontendIPConfigurations[n].id }
      ]
      ipConfigurations: [
        { name: 'nat', properties: { subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-nat') } } }
      ]
    }
  }
]
