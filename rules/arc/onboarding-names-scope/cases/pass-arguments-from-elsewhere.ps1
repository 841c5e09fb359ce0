# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"] }
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect --config agent.json
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect @arguments
