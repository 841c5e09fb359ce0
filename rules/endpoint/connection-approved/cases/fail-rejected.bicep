resource r0 'Microsoft.Storage/storageAccounts/privateEndpointConnections@2023-05-01' = {
  name: 'stapp/pe-app.1'
  properties: {
    privateLinkServiceConnectionState: {
      status: 'Rejected' // ! notApproved: private endpoint connection pe-app.1 of Microsoft.Storage/storageAccounts/stapp is declared as Rejected
      description: 'by template'
    }
  }
}
