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
        connectionString: 'HostName=hub.contoso.example;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}'
        location: 'marsnorth' // ? otherRegion
      }
    ]
  }
}

resource r1 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pep-dps'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'dps'
        properties: {
          privateLinkServiceId: resourceId('Microsoft.Devices/provisioningServices', 'dps-plant')
          groupIds: [
            'iotDps'
          ]
        }
      }
    ]
  }
}
