Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.5 gbl.privatelink.his.arc.azure.com' # ! privateLinkName: write 10.1.0.5 gbl.his.arc.azure.com
Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.6 agentserviceapi.guestconfiguration.azure.com'
Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.5 gbl.his.arc.azure.com'
