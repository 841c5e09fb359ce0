using 'main.bicep'

param location = 'westeurope'
param company = 'contoso'
param hubRegions = [
  {
    name: 'west'
    location: 'westeurope'
  }
  {
    name: 'north'
    location: 'northeurope'
  }
]
param partnerHubId = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-pumps/providers/Microsoft.Devices/IotHubs/litware-pumps'
