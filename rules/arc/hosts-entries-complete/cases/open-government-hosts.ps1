Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.5 westus.his.arc.azure.us' # ? incomplete: leave out gbl.his.arc.azure.us and agentserviceapi.guestconfiguration.azure.us
