resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' existing = {
  name: 'pe-app'
}

resource machine 'Microsoft.Network/networkInterfaces@2024-05-01' existing = {
  name: 'nic-app'
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
        ipv4Address: endpoint.properties.customDnsConfigs[0].ipAddresses[0]
      }
      {
        ipv4Address: machine.properties.ipConfigurations[0].properties.privateIPAddress
      }
      {
        ipv4Address: reference(endpoint.properties.networkInterfaces[0].id, '2024-05-01').ipConfigurations[0].properties.privateIPAddress
      }
    ]
  }
}
