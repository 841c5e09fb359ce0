resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'corp.contoso.com'
  location: 'global'
}

resource there 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: 'vault.azure.net'
}
