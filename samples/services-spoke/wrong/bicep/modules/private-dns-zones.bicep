metadata description = 'Private DNS zones, each linked to every network that asks it.'

param names string[]
param vnetIds string[]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for name in names: {
    name: name
    // Mistake: zones belong to no region.
    location: 'westeurope'
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for i in range(0, length(names) * length(vnetIds)): {
    parent: zones[i / length(vnetIds)]
    name: last(split(vnetIds[i % length(vnetIds)], '/'))
    location: 'global'
    properties: {
      // Mistake: machines would register here, in each zone.
      registrationEnabled: true
      virtualNetwork: {
        id: vnetIds[i % length(vnetIds)]
      }
    }
  }
]

output ids string[] = [for (name, i) in names: zones[i].id]
