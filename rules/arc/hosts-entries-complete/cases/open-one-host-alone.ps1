Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.5 gbl.his.arc.azure.com' # ? incomplete: leave out agentserviceapi.guestconfiguration.azure.com
