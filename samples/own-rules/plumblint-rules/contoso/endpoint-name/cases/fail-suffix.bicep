resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'vault-pe' // ! otherName: private endpoint vault-pe has a name
}
