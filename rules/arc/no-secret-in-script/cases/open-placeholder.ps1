& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --service-principal-secret "<secret>" --location westeurope # ? placeholder: the value of --service-principal-secret
