using 'main.bicep'

param location = 'westeurope'
param company = 'fabrikam'
param plant = {
  addressPrefix: '192.168.40.0/24'
  dnsServer: '192.168.40.10'
  vpnAddress: '203.0.113.40'
  domain: 'plant1.fabrikam.example.'
}
param vpnKey = getSecret('00000000-0000-0000-0000-000000000000', 'rg-fabrikam-secrets', 'kv-fabrikam-secrets', 'plant1-vpn')
