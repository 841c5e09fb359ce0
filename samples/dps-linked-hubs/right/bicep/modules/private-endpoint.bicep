metadata description = 'One private endpoint and the zone group that keeps its records. With a request message it asks the owner of the target.'

param name string
param location string
param subnetId string
param targetId string
param groupId string
param zoneIds string[]

@description('For a target of somebody else: what the owner reads who is to approve the connection. Azure takes 140 characters.')
param requestMessage string = ''

var connections = [
  {
    name: groupId
    properties: union(
      {
        privateLinkServiceId: targetId
        groupIds: [groupId]
      },
      empty(requestMessage) ? {} : { requestMessage: requestMessage }
    )
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: empty(requestMessage) ? connections : []
    manualPrivateLinkServiceConnections: empty(requestMessage) ? [] : connections
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
