resource r0 'Microsoft.Network/firewallPolicies@2024-05-01' = {
  name: 'fwp-hub' // ! silent: virtual network vnet-app asks firewall fw-hub for names, but policy fwp-hub of the firewall
  location: 'westeurope'
  properties: {
    sku: {
      tier: 'Standard'
    }
  }
}

resource r1 'Microsoft.Network/azureFirewalls@2024-05-01' = {
  name: 'fw-hub'
  location: 'westeurope'
  properties: {
    sku: {
      name: 'AZFW_VNet'
      tier: 'Standard'
    }
    firewallPolicy: {
      id: resourceId('Microsoft.Network/firewallPolicies', 'fwp-hub')
    }
    ipConfigurations: [
      {
        name: 'one'
        properties: {
          subnet: {
            id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-hub', 'AzureFirewallSubnet')
          }
        }
      }
    ]
  }
}

resource r2 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.1.0.0/16'
      ]
    }
    dhcpOptions: {
      dnsServers: [
        reference(resourceId('Microsoft.Network/azureFirewalls', 'fw-hub'), '2024-05-01').ipConfigurations[0].properties.privateIPAddress
      ]
    }
  }
}
