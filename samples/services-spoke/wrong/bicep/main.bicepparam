using 'main.bicep'

param location = 'westeurope'
param company = 'fabrikam'
param databaseAdmins = {
  name: 'sql-admins'
  objectId: '00000000-0000-0000-0000-0000000000a1'
}
