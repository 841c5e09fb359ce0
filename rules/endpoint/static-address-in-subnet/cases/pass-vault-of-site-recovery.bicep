resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints') }
    ipConfigurations: [
      {
        name: 'static'
        properties: {
          groupId: 'AzureSiteRecovery'
          memberName: 'AzureSiteRecovery'
          privateIPAddress: '10.0.1.10' 
        }
      }
    ]
    privateLinkServiceConnections: [
      { name: 'link', properties: { privateLinkServiceId: resourceId('Microsoft.RecoveryServices/vaults', 'rsv-app'), groupIds: ['AzureSiteRecovery'] } }
    ]
  }
}
