param private bool = true

resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource r1 'Microsoft.Network/privateDnsZones/A@2020-06-01' = if (private) {
  name: 'privatelink.vaultcore.azure.net/kv-app'
  properties: {
    ttl: 300
    aRecords: [
      {
        ipv4Address: '20.50.1.9' // ! publicAddress: record set kv-app of zone privatelink.vaultcore.azure.net holds the public address 20.50.1.9
      }
    ]
  }
}
