using 'main.bicep'

param location = 'westeurope'
param environmentName = 'dev'
param replicate = false
