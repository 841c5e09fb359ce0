var connect = '''
#!/bin/bash
sudo azcmagent connect --resource-group rg-plant --location westeurope # ? notSeen
'''

resource machine 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm-plant'
  location: 'westeurope'
  properties: {
    osProfile: {
      computerName: 'vm-plant'
      customData: base64(connect)
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-arc'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-plant', 'snet-endpoints') }
    privateLinkServiceConnections: [
      {
        name: 'arc'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'pls-plant')
          groupIds: ['hybridcompute']
        }
      }
    ]
  }
}

resource server 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server'
  location: 'westeurope'
  properties: {
    privateLinkScopeResourceId: resourceId('Microsoft.HybridCompute/privateLinkScopes', 'pls-plant')
  }
}

resource office 'Microsoft.HybridCompute/machines@2024-07-10' = {
  name: 'server-office'
  location: 'westeurope'
}
