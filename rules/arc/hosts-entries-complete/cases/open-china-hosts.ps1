Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.5 westus.his.arc.azure.cn' # ? incomplete: leave out gbl.his.arc.azure.cn and agentserviceapi.guestconfiguration.azure.cn
Add-Content 'C:\Windows\System32\drivers\etc\hosts' '10.1.0.5 eastus.his.arc.azure.cn'
