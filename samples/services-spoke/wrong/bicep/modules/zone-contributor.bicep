metadata description = 'The right to write records into a private DNS zone.'

param zoneName string
param principalId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: zoneName
}

// Private DNS Zone Contributor.
resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(zone.id, principalId)
  scope: zone
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b12aa53e-6015-4669-85d0-8515ebb3ae7f')
  }
}
