echo -e "\n10.1.0.5 gbl.his.arc.azure.com agentserviceapi.guestconfiguration.azure.com" | sudo tee -a /etc/hosts
