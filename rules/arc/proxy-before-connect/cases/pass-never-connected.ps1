az connectedk8s connect --name c --resource-group rg
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set incomingconnections.ports 22
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set "$SETTING" on
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.url http://proxy:8080
