resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'stapp'
  location: 'westeurope'
  sku: {
    name: 'Standard_LRS'
  }
  kind: 'StorageV2'
  properties: {
    kind: 'StorageV2' // ! misplaced: stapp sets kind in properties, where
    tags: { // ! misplaced: stapp sets tags in properties, where
      team: 'app'
    }
    networkAcls: {
      defaultAction: 'Deny'
    }
  }
}
