resource tilde 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'contoso~1.com' // ! otherCharacters: contoso~1.com is no name for a private DNS zone
  location: 'global'
}

resource colon 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'https:contoso.com' // ! otherCharacters: is no name for a private DNS zone
  location: 'global'
}
