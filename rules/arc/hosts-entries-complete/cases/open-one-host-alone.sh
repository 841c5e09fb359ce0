echo '10.1.0.5 gbl.his.arc.azure.com' >> /etc/hosts # ? incomplete: leave out agentserviceapi.guestconfiguration.azure.com
