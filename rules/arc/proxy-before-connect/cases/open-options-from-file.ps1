& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.url http://proxy:8080 # ? mayBypass
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --config agent.json
