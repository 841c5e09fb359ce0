resource r0 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink..azure.net' // ! noDomain: privatelink..azure.net is no name for a private DNS zone
  location: 'global'
}
