# Connects a Windows server to Azure Arc through the private link scope. Run as administrator; the secret comes from the vault.
$ErrorActionPreference = 'Stop'

Start-Process msiexec.exe -ArgumentList '/i', '\\files.contoso.example\arc\AzureConnectedMachineAgent-1.47.msi', '/qn' -Wait

& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.url 'http://proxy.contoso.example:8080'
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.bypass 'Arc'

& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect `
  --service-principal-id $env:ARC_APP_ID `
  --service-principal-secret $env:ARC_APP_SECRET `
  --tenant-id '00000000-0000-0000-0000-000000000001' `
  --subscription-id '00000000-0000-0000-0000-000000000000' `
  --resource-group 'rg-contoso-arc' `
  --location 'westeurope' `
  --private-link-scope '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-contoso-arc/providers/Microsoft.HybridCompute/privateLinkScopes/arcpls-contoso'
