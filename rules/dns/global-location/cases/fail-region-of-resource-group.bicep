resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'contoso.internal'
  location: resourceGroup().location // ! zone: private DNS zone contoso.internal is put into the region
}
