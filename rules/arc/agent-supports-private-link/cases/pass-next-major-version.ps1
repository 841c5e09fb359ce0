msiexec /i AzureConnectedMachineAgent_2.0.msi
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" show
