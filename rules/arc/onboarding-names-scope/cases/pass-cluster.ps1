& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set incomingconnections.ports 22
az connectedk8s connect --name c --resource-group rg --enable-private-link true --private-link-scope-resource-id "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant"
az connectedk8s connect --name c --resource-group rg --enable-private-link false
az connectedk8s connect --name c --resource-group rg
