resource server 'Microsoft.Sql/servers@2021-11-01' = {
  name: 'sql-app'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Enabled' // ! open: publicNetworkAccess of sql-app is Enabled
  }
}

resource office 'Microsoft.Sql/servers/firewallRules@2021-11-01' = {
  parent: server
  name: 'office'
  properties: {
    startIpAddress: '203.0.113.1'
    endIpAddress: '203.0.113.9'
  }
}

resource rule 'Microsoft.Sql/servers/firewallRules@2021-11-01' = {
  parent: server
  name: 'wide'
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '255.255.255.255'
  }
}

resource hub 'Microsoft.Devices/IotHubs@2023-06-30' = {
  name: 'iot-app'
  location: 'westeurope'
  sku: {
    name: 'S1'
    capacity: 1
  }
  properties: {
    publicNetworkAccess: 'Enabled' // ! open: publicNetworkAccess of iot-app is Enabled
    ipFilterRules: [
      { filterName: 'office', action: 'Accept', ipMask: '203.0.113.0/24' }
      { filterName: 'all', action: 'Accept', ipMask: '0.0.0.0/0' }
    ]
  }
}

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: 'cosmos-app'
  location: 'westeurope'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      { locationName: 'westeurope', failoverPriority: 0 }
    ]
    publicNetworkAccess: 'Enabled' // ! open: publicNetworkAccess of cosmos-app is Enabled
    ipRules: [
      { ipAddressOrRange: '0.0.0.0/0' }
    ]
  }
}


resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for target in [{ id: server.id, groupId: 'sqlServer' }, { id: hub.id, groupId: 'iotHub' }, { id: account.id, groupId: 'Sql' }]: {
    name: 'pe-${target.groupId}'
    location: 'westeurope'
    properties: {
      subnet: {
        id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
      }
      privateLinkServiceConnections: [
        {
          name: 'link'
          properties: {
            privateLinkServiceId: target.id
            groupIds: [
              target.groupId
            ]
          }
        }
      ]
    }
  }
]
