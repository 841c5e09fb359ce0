resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'stapp'
  location: 'westeurope'
  sku: {
    name: 'Standard_LRS'
    kind: 'StorageV2'
  }
  kind: 'StorageV2'
  properties: {
    publicNetworkAccess: 'Disab'
    minimumTlsVersion: 'TLS1_4'
    accessTier: 'Hit'
    networkAcls: {
      defaultAction: 'Deni'
      kind: 'StorageV2'
      ipRue: []
    }
  }
}
