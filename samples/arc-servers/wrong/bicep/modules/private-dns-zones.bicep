metadata description = 'Private DNS zones.'

param names string[]

// Mistake: no virtual network link, so machines go on resolving the public addresses.
resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for name in names: {
    name: name
    location: 'global'
  }
]

output ids string[] = [for (name, i) in names: zones[i].id]
