resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
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
          groupIds: [
            'appGwPrivateFrontendIpIPv4'
          ]
        }
      }
    ]
  }
}

resource endpointOfSan 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-san'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.ElasticSan/elasticSans', 'esan-app')
          groupIds: [
            'vg-data'
          ]
        }
      }
    ]
  }
}

resource endpointOfCluster 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-cluster'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.HDInsight/clusters', 'hdi-app')
          groupIds: [
            'workernode'
          ]
        }
      }
    ]
  }
}
