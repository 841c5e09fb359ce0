echo '10.1.0.5 westus.his.arc.azure.us' >> /etc/hosts # ? incomplete: leave out gbl.his.arc.azure.us and agentserviceapi.guestconfiguration.azure.us
