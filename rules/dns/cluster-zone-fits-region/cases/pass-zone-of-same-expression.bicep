resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-app'
  location: resourceGroup().location
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.${resourceGroup().location}.azmk8s.io')
    }
  }
}
