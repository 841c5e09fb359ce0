resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: ['10.0.0.0/16']
    }
    subnets: [
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: '10.0.1.0/28'
        }
      }
    ]
  }
}

resource registry 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-registry'
  location: 'westeurope'
  properties: {
    subnet: {
      id: '${vnet.id}/subnets/snet-endpoints'
    }
    ipConfigurations: [
      {
        name: 'registry'
        properties: {
          groupId: 'registry'
          memberName: 'registry'
          privateIPAddress: '10.0.1.10'
        }
      }
      {
        name: 'registry_data_westeurope'
        properties: {
          groupId: 'registry'
          memberName: 'registry_data_westeurope'
          privateIPAddress: '10.0.1.10' // ! taken: the static address 10.0.1.10 of private endpoint pe-registry is given to pe-registry too
        }
      }
    ]
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ContainerRegistry/registries', 'crapp')
          groupIds: [
            'registry'
          ]
        }
      }
    ]
  }
}
