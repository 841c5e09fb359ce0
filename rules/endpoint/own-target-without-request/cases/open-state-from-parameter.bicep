param state string

resource r0 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-app'
  location: 'westeurope'
  properties: {
    tenantId: '00000000-0000-0000-0000-000000000000'
    sku: {
      family: 'A'
      name: 'standard'
    }
  }
}

resource r1 'Microsoft.KeyVault/vaults/privateEndpointConnections@2023-07-01' = {
  name: 'kv-app/pe-app.1'
  properties: {
    privateLinkServiceConnectionState: {
      status: state
      description: 'by template'
    }
  }
}

resource r2 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    manualPrivateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app') // ? unapproved: private endpoint pe-app asks for a manual connection to kv-app, which this deployment declares
          groupIds: [
            'vault'
          ]
          requestMessage: 'for app'
        }
      }
    ]
  }
}
