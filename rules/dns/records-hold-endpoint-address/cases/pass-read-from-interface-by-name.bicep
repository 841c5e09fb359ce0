resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    customNetworkInterfaceName: 'nic-pe-app'
    subnet: {
      id: resourceId('rg-net', 'Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
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

resource interface 'Microsoft.Network/networkInterfaces@2024-05-01' existing = {
  name: 'NIC-pe-app'
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource records 'Microsoft.Network/privateDnsZones/A@2020-06-01' = {
  parent: zone
  name: 'kv-app'
  properties: {
    ttl: 300
    aRecords: [
      {
        ipv4Address: interface.properties.ipConfigurations[0].properties.privateIPAddress
      }
    ]
  }
}
