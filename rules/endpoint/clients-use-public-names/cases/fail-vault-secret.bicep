resource r0 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  name: 'kv-app/store' // ! privateNameKept: the value of store names a host in a zone of Private Link
  properties: {
    value: 'DefaultEndpointsProtocol=https;BlobEndpoint=https://stshop.privatelink.blob.core.windows.net'
  }
}
