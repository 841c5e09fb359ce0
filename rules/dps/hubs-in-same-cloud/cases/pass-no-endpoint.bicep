@secure()
param key string

resource r0 'Microsoft.Devices/provisioningServices@2022-12-12' = {
  name: 'dps-plant'
  sku: {
    name: 'S1'
    capacity: 1
  }
  location: 'westeurope'
  properties: {
    iotHubs: [
      {
        connectionString: 'HostName=hub-plant.azure-devices.us;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}'
        location: 'usgovvirginia'
      }
    ]
  }
}
