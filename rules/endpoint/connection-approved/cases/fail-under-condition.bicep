param owned bool = true

resource r0 'Microsoft.Storage/storageAccounts/privateEndpointConnections@2023-05-01' = if (owned) {
  name: 'stapp/pe-app.1'
  properties: {
    privateLinkServiceConnectionState: {
      status: 'Rejected' // ! notApproved: is declared as Rejected
      description: 'by template'
    }
  }
}
