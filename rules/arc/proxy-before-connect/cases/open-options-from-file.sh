sudo azcmagent config set proxy.url http://proxy:8080 # ? mayBypass
sudo azcmagent connect --config agent.json
