echo 'gbl.his.arc.azure.com 10.1.0.5' >> /etc/hosts # ! hostFirst: write 10.1.0.5 gbl.his.arc.azure.com
echo '10.1.0.6 agentserviceapi.guestconfiguration.azure.com' >> /etc/hosts
