echo '10.1.0.5 westus.his.arc.azure.cn' >> /etc/hosts # ? incomplete: leave out gbl.his.arc.azure.cn and agentserviceapi.guestconfiguration.azure.cn
echo '10.1.0.5 eastus.his.arc.azure.cn' >> /etc/hosts
