resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'stapp.blob.core.windows.net'
  location: 'global'
}
