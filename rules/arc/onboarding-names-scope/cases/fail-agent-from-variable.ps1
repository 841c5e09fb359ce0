# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"] }
$agent = "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe"
& $agent connect --resource-group rg --location westeurope # ! noScope: add --private-link-scope with the resource id of pls-plant
