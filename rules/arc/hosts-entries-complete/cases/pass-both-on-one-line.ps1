"`n10.1.0.5`tgbl.his.arc.azure.com`tagentserviceapi.guestconfiguration.azure.com" | Out-File -Append "$env:windir\System32\drivers\etc\hosts"
