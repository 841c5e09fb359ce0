Set-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.5 gbl.his.arc.azure.com'
Add-Content 'C:\Windows\System32\drivers\etc\hosts' '192.168.0.6 agentserviceapi.guestconfiguration.azure.com'
