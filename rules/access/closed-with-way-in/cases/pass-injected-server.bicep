resource r0 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'psql-app'
  location: 'westeurope'
  sku: {
    name: 'Standard_D2s_v3'
    tier: 'GeneralPurpose'
  }
  properties: {
    network: {
      delegatedSubnetResourceId: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-database')
      publicNetworkAccess: 'Disabled'
    }
  }
}
