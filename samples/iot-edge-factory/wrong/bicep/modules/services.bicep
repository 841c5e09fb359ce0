metadata description = 'What the devices of the factory need, all of it closed to public networks.'

param location string
param company string

resource hub 'Microsoft.Devices/IotHubs@2023-06-30' = {
  name: '${company}-hub'
  location: location
  sku: {
    name: 'S1'
    capacity: 1
  }
  properties: {
    // Mistake: the private endpoint adds a way in, it does not close the public one.
    publicNetworkAccess: 'Enabled'
  }
}

// DPS registers devices at the hub by a way of its own, which needs no private endpoint.
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
      {
        location: location
        connectionString: 'HostName=${hub.properties.hostName};SharedAccessKeyName=iothubowner;SharedAccessKey=${hub.listkeys().value[0].primaryKey}'
      }
    ]
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: '${company}plant'
  location: location
  sku: {
    // Mistake: registries take private endpoints in the tier Premium only.
    name: 'Standard'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${company}plant'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
    minimumTlsVersion: 'TLS1_2'
    allowBlobPublicAccess: false
  }
}

output hubId string = hub.id
output dpsId string = dps.id
output registryId string = registry.id
