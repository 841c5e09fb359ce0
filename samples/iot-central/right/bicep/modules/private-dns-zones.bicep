metadata description = 'Private DNS zones that a virtual network resolves.'

param names string[]
param vnetId string

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for name in names: {
    name: name
    location: 'global'
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (name, i) in names: {
    parent: zones[i]
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

output ids string[] = [for (name, i) in names: zones[i].id]
