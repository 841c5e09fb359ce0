Add-Content 'C:\Windows\System32\drivers\etc\hosts' '20.50.1.2 gbl.his.arc.azure.com' # ! publicAddress: no private address
Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.6 agentserviceapi.guestconfiguration.azure.com'
Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.256 westeurope.his.arc.azure.com' # ! publicAddress: 10.1.0.256
