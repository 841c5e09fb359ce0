resource r0 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  name: 'kv-app/store'
  properties: {
    value: 'DefaultEndpointsProtocol=https;BlobEndpoint=https://stshop.blob.core.windows.net'
  }
}
