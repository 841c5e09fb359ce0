resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.azmk8s.io'
  location: 'global'
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-app'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: zone.id // ! wrongZone: zone privatelink.azmk8s.io
    }
  }
}
