resource r0 'Microsoft.AppConfiguration/configurationStores/keyValues@2024-05-01' = {
  name: 'appcs-app/store'
  properties: {
    value: 'https://stshop.blob.core.windows.net'
    contentType: 'https://stshop.privatelink.blob.core.windows.net'
  }
}
