msiexec /i "AzureConnectedMachineAgent-1.4.msi" /qn
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" show
