metadata description = 'Site-to-site VPN between the plant and the virtual network.'

param location string
param company string
param gatewaySubnetId string
param plantAddress string
param plantPrefix string

@secure()
param sharedKey string

resource address 'Microsoft.Network/publicIPAddresses@2024-05-01' = {
  name: 'pip-${company}-vpn'
  location: location
  sku: {
    name: 'Standard'
  }
  zones: ['1', '2', '3']
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

resource gateway 'Microsoft.Network/virtualNetworkGateways@2024-05-01' = {
  name: 'vgw-${company}'
  location: location
  properties: {
    gatewayType: 'Vpn'
    vpnType: 'RouteBased'
    sku: {
      name: 'VpnGw2AZ'
      tier: 'VpnGw2AZ'
    }
    ipConfigurations: [
      {
        name: 'default'
        properties: {
          subnet: {
            id: gatewaySubnetId
          }
          publicIPAddress: {
            id: address.id
          }
        }
      }
    ]
  }
}

resource plantGateway 'Microsoft.Network/localNetworkGateways@2024-05-01' = {
  name: 'lgw-${company}-plant1'
  location: location
  properties: {
    gatewayIpAddress: plantAddress
    localNetworkAddressSpace: {
      addressPrefixes: [plantPrefix]
    }
  }
}

resource connection 'Microsoft.Network/connections@2024-05-01' = {
  name: 'con-${company}-plant1'
  location: location
  properties: {
    connectionType: 'IPsec'
    sharedKey: sharedKey
    virtualNetworkGateway1: {
      id: gateway.id
      properties: {}
    }
    localNetworkGateway2: {
      id: plantGateway.id
      properties: {}
    }
  }
}
