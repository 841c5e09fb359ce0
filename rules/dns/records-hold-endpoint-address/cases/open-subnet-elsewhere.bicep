resource r0 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-app')
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource r1 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource r2 'Microsoft.Network/privateDnsZones/A@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net/kv-app'
  properties: {
    ttl: 300
    aRecords: [
      {
        ipv4Address: '10.0.1.9' // ? another: record set kv-app of zone privatelink.vaultcore.azure.net holds 10.0.1.9, which is no address of private endpoint pe-app
      }
    ]
  }
}
