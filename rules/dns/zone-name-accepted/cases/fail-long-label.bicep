resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com' // ! noDomain: is no name for a private DNS zone
  location: 'global'
}
