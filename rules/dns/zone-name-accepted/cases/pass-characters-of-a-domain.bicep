param location string = 'West Europe'

resource clusters 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.${toLower(replace(location, ' ', ''))}.azmk8s.io'
  location: 'global'
}

resource own 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '_Own-zone1.Contoso.com'
  location: 'global'
}
