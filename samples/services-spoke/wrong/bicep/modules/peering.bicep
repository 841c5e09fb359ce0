metadata description = 'One side of a peering: each network needs its own.'

param vnetId string
param remoteVnetId string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: last(split(vnetId, '/'))

  resource peering 'virtualNetworkPeerings' = {
    name: 'to-${last(split(remoteVnetId, '/'))}'
    properties: {
      remoteVirtualNetwork: {
        id: remoteVnetId
      }
      allowVirtualNetworkAccess: true
      allowForwardedTraffic: true
    }
  }
}
