& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set incomingconnections.ports 22
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --resource-group rg --location westeurope
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --resource-group rg --location northeurope
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set Proxy.Url http://proxy:8080 # ! tooLate: move azcmagent config set proxy.url before azcmagent connect
