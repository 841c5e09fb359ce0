Add-Content 'C:\Windows\System32\drivers\etc\hosts' 'gbl.his.arc.azure.com 10.1.0.5' # ! hostFirst: write 10.1.0.5 gbl.his.arc.azure.com
Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.6 agentserviceapi.guestconfiguration.azure.com'
