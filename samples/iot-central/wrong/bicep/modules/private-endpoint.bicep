metadata description = 'One private endpoint with dynamic addresses, and the zone group that keeps its records.'

param name string
param location string
param subnetId string
param targetId string
param groupId string
param zoneIds string[]
param ipVersion ('IPv4' | 'DualStack') = 'IPv4'

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  properties: {
    ipVersionType: ipVersion
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: {
          privateLinkServiceId: targetId
          groupIds: [groupId]
        }
      }
    ]
  }

  resource zoneGroup 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        for (zoneId, i) in zoneIds: {
          name: 'zone-${i}'
          properties: {
            privateDnsZoneId: zoneId
          }
        }
      ]
    }
  }
}
