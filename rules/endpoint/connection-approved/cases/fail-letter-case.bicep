resource r0 'Microsoft.Sql/servers/privateEndpointConnections@2023-08-01' = {
  name: 'sql-app/pe-app.1'
  properties: {
    privateLinkServiceConnectionState: {
      status: 'rejected' // ! notApproved: is declared as rejected
      description: 'by template'
    }
  }
}
