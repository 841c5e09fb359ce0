resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'blob.core.windows.net' // ! publicName: private DNS zone blob.core.windows.net has the name under which
  location: 'global'
}
