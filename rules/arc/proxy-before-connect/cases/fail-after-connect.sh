sudo azcmagent config set incomingconnections.ports 22
sudo azcmagent connect --resource-group rg --location westeurope
sudo azcmagent connect --resource-group rg --location northeurope
sudo azcmagent config set Proxy.Url http://proxy:8080 # ! tooLate: move azcmagent config set proxy.url before azcmagent connect
