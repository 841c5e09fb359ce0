resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-app'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.northeurope.azmk8s.io') // ! wrongZone: use privatelink.westeurope.azmk8s.io
    }
  }
}
