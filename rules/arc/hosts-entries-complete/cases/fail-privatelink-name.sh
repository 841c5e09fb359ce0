echo '10.1.0.5 gbl.privatelink.his.arc.azure.com' >> /etc/hosts # ! privateLinkName: write 10.1.0.5 gbl.his.arc.azure.com
echo '10.1.0.6 agentserviceapi.guestconfiguration.azure.com' >> /etc/hosts
echo '10.1.0.5 gbl.his.arc.azure.com' >> /etc/hosts
