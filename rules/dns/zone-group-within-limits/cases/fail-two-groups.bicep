resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-ml'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.MachineLearningServices/workspaces', 'mlw-app')
          groupIds: [
            'amlworkspace'
          ]
        }
      }
    ]
  }
}

resource api 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  name: 'pe-ml/api'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'api'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.api.azureml.ms')
        }
      }
    ]
  }
}

resource notebooks 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  name: 'pe-ml/notebooks' // ! secondGroup: pe-ml has a second zone group, notebooks, beside api
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'notebooks'
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.notebooks.azure.net')
        }
      }
    ]
  }
}
