resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'stapp'
  location: 'westeurope'
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  publicNetworkAccess: 'Disabled' // ! misplaced: stapp sets publicNetworkAccess beside properties
  properties: {
    allowBlobPublicAccess: false
  }
}
