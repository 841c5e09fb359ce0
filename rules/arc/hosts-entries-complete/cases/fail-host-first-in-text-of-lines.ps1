$entries = @"
10.1.0.5 gbl.his.arc.azure.com
"@
$entries | Add-Content 'C:\Windows\System32\drivers\etc\hosts'
Add-Content 'C:\Windows\System32\drivers\etc\hosts' @"
agentserviceapi.guestconfiguration.azure.com 10.1.0.6 # ! hostFirst: write 10.1.0.6 agentserviceapi.guestconfiguration.azure.com
"@
