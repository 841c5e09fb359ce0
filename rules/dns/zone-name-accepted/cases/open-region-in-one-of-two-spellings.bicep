param display bool

resource clusters 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: display ? 'privatelink.West Europe.azmk8s.io' : 'privatelink.westeurope.azmk8s.io' // ? otherCharacters: is no name for a private DNS zone
  location: 'global'
}
