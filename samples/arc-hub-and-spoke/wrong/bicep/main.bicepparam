using 'main.bicep'

param location = 'westeurope'
param workload = 'fabrikam'
param spokes = [
  {
    name: 'offices'
    addressPrefix: '10.61.0.0/22'
  }
  {
    name: 'plants'
    addressPrefix: '10.62.0.0/22'
  }
]
