param zone string

resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: zone
  location: 'global'
}
