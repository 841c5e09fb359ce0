& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --location northeurope
