resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource r1 'Microsoft.Network/privateDnsZones/A@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net/kv-app' // ! empty: record set kv-app of zone privatelink.vaultcore.azure.net holds no address
  properties: {
    ttl: 300
  }
}
