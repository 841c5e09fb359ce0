sudo azcmagent config set proxy.url http://proxy:8080
