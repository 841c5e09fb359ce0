resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com'
  location: 'global'
}
