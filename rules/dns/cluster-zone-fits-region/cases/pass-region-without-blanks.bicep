param location string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.${toLower(replace(location, ' ', ''))}.azmk8s.io'
  location: 'global'
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-app'
  location: location
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: zone.id
    }
  }
}
