using 'main.bicep'

param location = 'westeurope'
param endpointLocation = 'northeurope'
param environmentName = 'prod'
param replicate = true
