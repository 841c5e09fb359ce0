param public bool

resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource r1 'Microsoft.Network/privateDnsZones/A@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net/kv-app'
  properties: {
    ttl: 300
    aRecords: public ? [
      {
        ipv4Address: '20.50.1.9' // ? publicAddress: holds the public address 20.50.1.9
      }
    ] : []
  }
}
