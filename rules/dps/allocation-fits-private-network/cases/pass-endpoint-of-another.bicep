resource r0 'Microsoft.Devices/provisioningServices@2022-12-12' = {
  name: 'dps-plant'
  sku: {
    name: 'S1'
    capacity: 1
  }
  location: 'westeurope'
  properties: {
    allocationPolicy: 'GeoLatency'
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
          privateLinkServiceId: resourceId('Microsoft.Devices/provisioningServices', 'dps-office')
          groupIds: [
            'iotDps'
          ]
        }
      }
    ]
  }
}

resource r2 'Microsoft.Devices/provisioningServices@2022-12-12' existing = {
  name: 'dps-office'
}

resource r3 'Microsoft.Devices/IotHubs@2023-06-30' = {
  name: 'hub-plant'
  location: 'westeurope'
  sku: {
    name: 'S1'
    capacity: 1
  }
}

resource r4 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pep-hub'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'link'
        properties: {
          privateLinkServiceId: r3.id
          groupIds: [
            'iotHub'
          ]
        }
      }
    ]
  }
}
