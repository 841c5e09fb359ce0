resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'stapp'
  location: 'westeurope'
  sku: {
    name: 'Standard_LRS'
  }
  kind: 'StorageV2'
  properties: {
    publicNetworkAcess: 'Disabled' // ! misspelt: stapp sets publicNetworkAcess, which is no property of
    accesTiers: 'Hot' // ! misspelt: write accessTier
    supportHttpsTrafficOnl: true // ! misspelt: stapp sets supportHttpsTrafficOnl, which is no property of
    networkAcls: {
      defaltActon: 'Deny' // ! misspelt: stapp sets defaltActon, which is no property of
    }
  }
}
