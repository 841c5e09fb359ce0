msiexec /i AzureConnectedMachineAgent-0.12.msi /qn # ! tooOld: version 0.12
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" show
