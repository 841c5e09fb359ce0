resource cluster 'Microsoft.ContainerService/managedClusters@2024-09-01' = {
  name: 'aks-app'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Enabled'
    apiServerAccessProfile: {
      enablePrivateCluster: true
    }
  }
}

resource r0 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: 'sb-app'
  location: 'westeurope'
  sku: {
    name: 'Premium'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource r1 'Microsoft.ServiceBus/namespaces/networkRuleSets@2024-01-01' = {
  name: 'sb-app/default'
  properties: {
    defaultAction: 'Deny'
    publicNetworkAccess: 'Disabled'
  }
}
