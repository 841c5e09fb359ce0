resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'internal' // ! noDomain: internal is no name for a private DNS zone
  location: 'global'
}
