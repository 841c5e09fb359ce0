param dr bool

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-app'
  location: dr ? 'northeurope' : 'westeurope'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: resourceId('Microsoft.Network/privateDnsZones', dr ? 'privatelink.northeurope.azmk8s.io' : 'privatelink.westeurope.azmk8s.io')
    }
  }
}
