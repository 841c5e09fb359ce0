param isPrivate bool

resource r0 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  name: 'kv-app/store' // ? privateNameKept: the value of store names a host in a zone of Private Link
  properties: {
    value: isPrivate ? 'https://stshop.privatelink.blob.core.windows.net' : 'https://stshop.blob.core.windows.net'
  }
}
