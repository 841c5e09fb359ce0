printf '10.1.0.5\tgbl.his.arc.azure.com\n' >> /etc/hosts
sudo tee -a /etc/hosts <<HOSTS
agentserviceapi.guestconfiguration.azure.com 10.1.0.6 # ! hostFirst: write 10.1.0.6 agentserviceapi.guestconfiguration.azure.com
HOSTS
