resource r0 'Microsoft.AppConfiguration/configurationStores/keyValues@2024-05-01' = {
  name: 'appcs-app/store'
  properties: {
    value: 'https://stshop.privatelink.blob.core.windows.net' // ! privateNameKept: the value of store names a host in privatelink.blob.core.windows.net
  }
}
