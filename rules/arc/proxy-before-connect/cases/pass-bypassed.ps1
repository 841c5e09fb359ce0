& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.url http://proxy:8080
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.bypass Arc
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --private-link-scope "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant" --location westeurope
