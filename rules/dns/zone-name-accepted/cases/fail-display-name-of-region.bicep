param location string = 'West Europe'
param suffix string

resource clusters 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.${location}.azmk8s.io' // ! otherCharacters: privatelink.West Europe.azmk8s.io is no name for a private DNS zone
  location: 'global'
}

resource own 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${location}.${suffix}' // ! otherCharacters: is no name for a private DNS zone
  location: 'global'
}
