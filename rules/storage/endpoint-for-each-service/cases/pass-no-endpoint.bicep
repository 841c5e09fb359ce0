resource r0 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stapp'
  location: 'westeurope'
  sku: {
    name: 'Standard_LRS'
  }
  kind: 'StorageV2'
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource r1 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01' = {
  name: 'stapp/default/files'
  properties: {}
}
