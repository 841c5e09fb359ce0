param hidesAll bool

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: hidesAll ? 'blob.core.windows.net' : 'privatelink.blob.core.windows.net' // ? publicName: has the name under which
  location: 'global'
}
