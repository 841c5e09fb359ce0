# @elsewhere { "regions of microsoft.hybridcompute/privatelinkscopes/pls-plant": ["westeurope"] }
$location = "northeurope"
$scope = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant'
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --location $location --private-link-scope "$scope" # ! differsElsewhere: use westeurope, or a scope in northeurope
