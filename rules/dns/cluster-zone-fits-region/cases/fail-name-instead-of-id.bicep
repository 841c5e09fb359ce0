resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-app'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: 'privatelink.westeurope.azmk8s.io' // ! notAnId: privatelink.westeurope.azmk8s.io is no private DNS zone
    }
  }
}
