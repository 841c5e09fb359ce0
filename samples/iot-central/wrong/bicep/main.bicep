metadata description = 'The same application with mistakes. It deploys in part; no device reaches it.'

@description('Region of the network and of the private endpoint; the application may be elsewhere.')
param location string = resourceGroup().location

@description('Short name of the company; the application is at this name in azureiotcentral.com.')
@minLength(2)
@maxLength(12)
param company string

@description('Region of the application.')
param applicationLocation string = location

param addressPrefix string = '10.70.0.0/24'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${company}-plant'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
    subnets: [
      {
        name: 'snet-gateways'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
        }
      }
      {
        // An application takes an address for each hub that it has, and gets more hubs as it grows.
        name: 'snet-endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

// The laboratory has a network of its own, with an endpoint for the same application.
resource laboratory 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${company}-laboratory'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.71.0.0/24']
    }
    subnets: [
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: '10.71.0.0/26'
        }
      }
    ]
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

resource application 'Microsoft.IoTCentral/iotApps@2021-11-01-preview' = {
  name: '${company}-plant'
  location: applicationLocation
  sku: {
    name: 'ST2'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    displayName: '${company} plant'
    subdomain: '${company}-plant'
    template: 'iotc-pnp-preview@1.0.0'
    publicNetworkAccess: 'Disabled'
  }
}

// Of the application itself, and of the hubs, event hubs and provisioning service behind it.
module zones 'modules/private-dns-zones.bicep' = {
  name: 'zones'
  params: {
    names: [
      'privatelink.azureiotcentral.com'
      'privatelink.azure-devices.net'
      'privatelink.servicebus.windows.net'
      'privatelink.azure-devices-provisioning.net'
    ]
    vnetIds: [network.id, laboratory.id]
  }
}

module endpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint'
  params: {
    name: 'pe-${company}-plant'
    // Mistake: this is the region of the application. The endpoint belongs into that of its network.
    location: applicationLocation
    subnetId: network::endpointSubnet.id
    targetId: application.id
    groupId: 'iotApp'
    // Mistake: the fourth zone, that of the provisioning service, is left out.
    zoneIds: take(zones.outputs.ids, 3)
    // Mistake: devices of IoT Central connect over IPv4 only.
    ipVersion: 'DualStack'
  }
}

// Mistake: this endpoint writes the same names into the same zones, so one network gets the addresses of the other.
module laboratoryEndpoint 'modules/private-endpoint.bicep' = {
  name: 'endpoint-laboratory'
  params: {
    name: 'pe-${company}-laboratory'
    location: location
    subnetId: laboratory::endpointSubnet.id
    targetId: application.id
    groupId: 'iotApp'
    zoneIds: zones.outputs.ids
  }
}
