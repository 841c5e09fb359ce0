resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-app'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: 'System'
    }
  }
}
