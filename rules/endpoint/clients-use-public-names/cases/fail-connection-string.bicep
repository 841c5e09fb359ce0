resource r0 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-shop'
  location: 'westeurope'
  properties: {
    siteConfig: {
      connectionStrings: [
        {
          name: 'db'
          type: 'SQLAzure'
          connectionString: 'Server=tcp:sql-shop.privatelink.database.windows.net,1433;Database=shop' // ! privateName: a setting of app-shop names a host in privatelink.database.windows.net
        }
      ]
    }
  }
}
