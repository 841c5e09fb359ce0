& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --service-principal-secret $env:SECRET --location westeurope
