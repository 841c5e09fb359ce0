# @elsewhere { "regions of microsoft.hybridcompute/privatelinkscopes/pls-plant": ["westeurope"] }
param(
  [string]$name,
  $location = "northeurope"
)
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --location $location --private-link-scope "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant" # ? notSeen
