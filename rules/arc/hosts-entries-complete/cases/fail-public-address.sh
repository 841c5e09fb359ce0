echo '20.50.1.2 gbl.his.arc.azure.com' >> /etc/hosts # ! publicAddress: no private address
echo '10.1.0.6 agentserviceapi.guestconfiguration.azure.com' >> /etc/hosts
echo '10.1.0.256 westeurope.his.arc.azure.com' >> /etc/hosts # ! publicAddress: 10.1.0.256
