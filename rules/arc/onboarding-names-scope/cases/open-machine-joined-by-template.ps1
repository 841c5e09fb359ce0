# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"], "machines that a template puts into a scope": ["server"] }
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --resource-group rg --location westeurope # ? notSeen
