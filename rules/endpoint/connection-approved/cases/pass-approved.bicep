resource r0 'Microsoft.Storage/storageAccounts/privateEndpointConnections@2023-05-01' = {
  name: 'stapp/pe-app.1'
  properties: {
    privateLinkServiceConnectionState: {
      status: 'Approved'
      description: 'by template'
    }
  }
}
