# Connects a Windows server to Azure Arc through the private link scope. Run as administrator; the secret should come from the vault.
$ErrorActionPreference = 'Stop'

Start-Process msiexec.exe -ArgumentList '/i', '\\files.fabrikam.example\arc\AzureConnectedMachineAgent-1.47.msi', '/qn' -Wait

& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.url 'http://proxy.fabrikam.example:8080'
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" config set proxy.bypass 'Arc'

# Mistakes: the secret is written here, and the region is not that of the scope.
& "$env:ProgramW6432\AzureConnectedMachineAgent\azcmagent.exe" connect `
  --service-principal-id $env:ARC_APP_ID `
  --service-principal-secret 'not-really-a-secret' `
  --tenant-id '00000000-0000-0000-0000-000000000001' `
  --subscription-id '00000000-0000-0000-0000-000000000000' `
  --resource-group 'rg-fabrikam-arc' `
  --location 'northeurope' `
  --private-link-scope '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-fabrikam-arc/providers/Microsoft.HybridCompute/privateLinkScopes/arcpls-fabrikam'
