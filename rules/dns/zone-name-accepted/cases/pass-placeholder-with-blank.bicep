resource clusters 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.{your region}.azmk8s.io'
  location: 'global'
}
