resource one 'Microsoft.Resources/deployments@2024-03-01' = {
  name: 'zone-in-rg-app'
  resourceGroup: 'rg-app'
  properties: {
    mode: 'Incremental'
    expressionEvaluationOptions: {
      scope: 'inner'
    }
    template: {
      '$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
      contentVersion: '1.0.0.0'
      resources: [
        {
          type: 'Microsoft.Network/privateDnsZones'
          apiVersion: '2024-06-01'
          name: 'privatelink.vaultcore.azure.net'
          location: 'global'
        }
        {
          type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks'
          apiVersion: '2024-06-01'
          name: 'privatelink.vaultcore.azure.net/link-app'
          location: 'global'
          properties: {
            registrationEnabled: false
            virtualNetwork: {
              id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-app/providers/Microsoft.Network/virtualNetworks/vnet-app'
            }
          }
          dependsOn: [
            'privatelink.vaultcore.azure.net'
          ]
        }
      ]
    }
  }
}

resource two 'Microsoft.Resources/deployments@2024-03-01' = {
  name: 'zone-in-rg-hub'
  resourceGroup: 'rg-hub'
  properties: {
    mode: 'Incremental'
    expressionEvaluationOptions: {
      scope: 'inner'
    }
    template: {
      '$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
      contentVersion: '1.0.0.0'
      resources: [
        {
          type: 'Microsoft.Network/privateDnsZones'
          apiVersion: '2024-06-01'
          name: 'privatelink.vaultcore.azure.net'
          location: 'global'
        }
        {
          type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks'
          apiVersion: '2024-06-01'
          name: 'privatelink.vaultcore.azure.net/link-app'
          location: 'global'
          properties: {
            registrationEnabled: false
            virtualNetwork: {
              id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-app/providers/Microsoft.Network/virtualNetworks/vnet-hub'
            }
          }
          dependsOn: [
            'privatelink.vaultcore.azure.net'
          ]
        }
      ]
    }
  }
}
