metadata description = 'A hub for each region and the DPS instance that assigns devices to them, all of it closed to public networks.'

param location string
param company string
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
      publicNetworkAccess: 'Disabled'
    }
  }
]

// How DPS reaches the hubs is its own affair, and needs no private endpoint. What latency says in a private network is not reliable: devices are spread evenly.
resource dps 'Microsoft.Devices/provisioningServices@2022-12-12' = {
  name: '${company}-dps'
  location: location
  sku: {
    name: 'S1'
    capacity: 1
  }
  properties: {
    publicNetworkAccess: 'Disabled'
    allocationPolicy: 'Hashed'
    iotHubs: [
      for (region, i) in hubRegions: {
        location: region.location
        connectionString: 'HostName=${hubs[i].properties.hostName};SharedAccessKeyName=iothubowner;SharedAccessKey=${hubs[i].listkeys().value[0].primaryKey}'
      }
    ]
  }
}

output dpsId string = dps.id
output hubIds string[] = [for (region, i) in hubRegions: hubs[i].id]
