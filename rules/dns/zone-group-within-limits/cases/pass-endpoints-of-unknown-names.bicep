param first string
param second string

resource vault 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-${first}'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: { privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app'), groupIds: ['vault'] }
      }
    ]
  }

  resource group 'privateDnsZoneGroups' = {
    name: first
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'vault'
          properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.vaultcore.azure.net') }
        }
      ]
    }
  }
}

resource registry 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-${second}'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: { privateLinkServiceId: resourceId('Microsoft.ContainerRegistry/registries', 'crapp'), groupIds: ['registry'] }
      }
    ]
  }

  resource group 'privateDnsZoneGroups' = {
    name: second
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'registry'
          properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', 'privatelink.azurecr.io') }
        }
      ]
    }
  }
}
