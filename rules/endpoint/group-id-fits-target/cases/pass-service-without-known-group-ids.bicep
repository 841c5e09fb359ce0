resource gatewayEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-gateway'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Network/applicationGateways', 'agw-app')
        }
      }
    ]
  }
}

resource hsmEndpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-hsm'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HardwareSecurityModules/cloudHsmClusters', 'hsm-app')
          groupIds: [
            'cloudhsm'
            'cloudhsm-backup'
          ]
        }
      }
    ]
  }
}
