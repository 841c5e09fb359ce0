param alsoSecond bool

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet-endpoints')
    }
    privateLinkServiceConnections: concat(
      [
        {
          name: 'one'
          properties: {
            privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-one')
            groupIds: ['vault']
          }
        }
      ],
      alsoSecond
        ? [
            {
              name: 'two' // ? several: private endpoint pe-app has
              properties: {
                privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv-two')
                groupIds: ['vault']
              }
            }
          ]
        : []
    )
  }
}
