param name string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name // ? otherName
}
