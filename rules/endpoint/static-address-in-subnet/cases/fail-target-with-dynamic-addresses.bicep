resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    ipConfigurations: [
      {
        name: 'static'
        properties: {
          groupId: 'management'
          memberName: 'management'
          privateIPAddress: '10.0.1.10' // ! unsupported: chooses an address of its own for Microsoft.ContainerService/managedClusters
        }
      }
    ]
    privateLinkServiceConnections: [
      { name: 'link', properties: { privateLinkServiceId: resourceId('Microsoft.ContainerService/managedClusters', 'aks-app'), groupIds: ['management'] } }
    ]
  }
}
