az connectedk8s connect --name c --resource-group rg
sudo azcmagent config set incomingconnections.ports 22
sudo azcmagent config set "$SETTING" on
sudo azcmagent config set proxy.url http://proxy:8080
