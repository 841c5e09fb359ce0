resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: '#{dnsLocation}#' // ? zone: private DNS zone privatelink.vaultcore.azure.net is put into the region
}
