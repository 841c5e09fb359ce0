resource app 'Microsoft.Web/sites@2023-12-01' existing = {
  name: 'app-shop'

  resource slot 'slots' existing = {
    name: 'staging'
  }
}

resource settings 'Microsoft.Web/sites/slots/config@2023-12-01' = {
  parent: app::slot
  name: 'appsettings'
  properties: {
    STORE: 'https://stshop.privatelink.blob.core.windows.net' // ! privateName: a setting of appsettings names a host in
  }
}
