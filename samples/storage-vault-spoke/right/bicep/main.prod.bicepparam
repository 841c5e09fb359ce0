using 'main.bicep'

param location = 'westeurope'
param environmentName = 'prod'
param replicate = true
