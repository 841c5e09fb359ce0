metadata description = 'A hub for each region and the DPS instance that assigns devices to them, with mistakes.'

param location string
param company string

@secure()
param chinaHubConnection string

param hubRegions {
  name: string
  location: string
}[]

resource hubs 'Microsoft.Devices/IotHubs@2023-06-30' = [
  for region in hubRegions: {
    name: '${company}-hub-${region.name}'
    location: region.location
    sku: {
      name: 'S1'
      capacity: 1
    }
    properties: {
      // Mistake: the hubs stay open, whatever endpoints they have.
      publicNetworkAccess: 'Enabled'
    }
  }
]

// How DPS reaches the hubs is its own affair, and needs no private endpoint.
resource dps 'Microsoft.Devices/provisioningServices@2022-12-12' = {
  name: '${company}-dps'
  location: location
  sku: {
    name: 'S1'
    capacity: 1
  }
  properties: {
    publicNetworkAccess: 'Disabled'
    allocationPolicy: 'GeoLatency'
    iotHubs: [
      {
        location: hubRegions[0].location
        connectionString: 'HostName=${hubs[0].properties.hostName};SharedAccessKeyName=iothubowner;SharedAccessKey=${hubs[0].listkeys().value[0].primaryKey}'
      }
      {
        location: hubRegions[1].location
        connectionString: 'HostName=${hubs[1].properties.hostName};SharedAccessKeyName=iothubowner;SharedAccessKey=${hubs[1].listkeys().value[0].primaryKey}'
      }
      {
        // Mistake: with a hub of another cloud, private endpoints of the instance do not work.
        location: 'chinaeast2'
        connectionString: chinaHubConnection
      }
    ]
  }

  // Mistake: exported with the rest of the group, with what somebody once clicked on.
  resource connection 'privateEndpointConnections' = {
    name: 'pe-fabrikam-dps'
    properties: {
      privateLinkServiceConnectionState: {
        status: 'Rejected'
        description: 'not known to the platform team'
      }
    }
  }
}

output dpsId string = dps.id
output hubIds string[] = [for (region, i) in hubRegions: hubs[i].id]
