param location string = resourceGroup().location
param subnetId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'kv-contoso'
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'vault-endpoint' // the rule contoso/endpoint-name asks for pe-
  location: location
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: 'vault'
        properties: { privateLinkServiceId: vault.id, groupIds: ['vault'] }
      }
    ]
  }
}
