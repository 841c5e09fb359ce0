& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --resource-group rg --location westeurope # ? notSeen: azcmagent connect names no Azure Arc private link scope
