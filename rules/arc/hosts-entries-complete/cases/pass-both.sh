echo '10.1.0.5 gbl.his.arc.azure.com' >> /etc/hosts
echo '172.31.0.6   agentserviceapi.guestconfiguration.azure.com' >> /etc/hosts
