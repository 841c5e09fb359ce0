metadata description = 'One private DNS zone with a link to every network that asks for its names.'

param name string
param vnetIds string[]

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: name
  location: 'global'
}

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for vnetId in vnetIds: {
    parent: zone
    name: last(split(vnetId, '/'))
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: vnetId
      }
    }
  }
]
