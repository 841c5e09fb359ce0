using 'main.bicep'

param location = 'northeurope'
param applicationLocation = 'westeurope'
param company = 'contoso'
