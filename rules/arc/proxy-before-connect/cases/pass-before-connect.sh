sudo azcmagent config set proxy.url http://proxy:8080
sudo azcmagent connect --resource-group rg --location westeurope
