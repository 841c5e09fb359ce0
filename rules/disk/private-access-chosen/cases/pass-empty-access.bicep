resource r0 'Microsoft.Compute/disks@2023-10-02' = {
  name: 'disk-app'
  location: 'westeurope'
  properties: {
    creationData: {
      createOption: 'Empty'
    }
    diskSizeGB: 32
    networkAccessPolicy: 'DenyAll'
    diskAccessId: ''
  }
}
