& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --access-token='eyJ0' --location westeurope # ! written: the value of --access-token
