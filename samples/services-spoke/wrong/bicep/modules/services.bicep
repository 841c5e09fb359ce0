metadata description = 'What the product keeps its images, secrets, files and data in, with mistakes.'

param location string
param company string
param databaseAdmins {
  name: string
  objectId: string
}

// Registries take private endpoints in the tier Premium only.
resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'cr${company}shop'
  location: location
  sku: {
    name: 'Premium'
  }
  properties: {
    // Mistake: the registry stays open, whatever endpoint it has.
    publicNetworkAccess: 'Enabled'
    adminUserEnabled: false
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-${company}-shop'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    publicNetworkAccess: 'Disabled'
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${company}shop'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    isHnsEnabled: true
    // Mistake: the name is misspelt, and the account stays open.
    publicNetworksAccess: 'Disabled'
    minimumTlsVersion: 'TLS1_2'
    allowBlobPublicAccess: false
  }
}

resource databaseServer 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-${company}-shop'
  location: location
  properties: {
    publicNetworkAccess: 'Disabled'
    minimalTlsVersion: '1.2'
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      principalType: 'Group'
      login: databaseAdmins.name
      sid: databaseAdmins.objectId
      tenantId: tenant().tenantId
    }
  }

  resource database 'databases' = {
    name: 'orders'
    location: location
    sku: {
      name: 'GP_S_Gen5_2'
    }
  }
}

output registryId string = registry.id
output vaultId string = vault.id
output storageId string = storage.id
output databaseServerId string = databaseServer.id
