resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'corp.example.com'
  location: 'global'
}

resource r1 'Microsoft.Network/privateDnsZones/A@2020-06-01' = {
  name: 'corp.example.com/kv-app'
  properties: {
    ttl: 300
    aRecords: []
  }
}
