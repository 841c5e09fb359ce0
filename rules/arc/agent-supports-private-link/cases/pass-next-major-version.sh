sudo apt-get install -y azcmagent=2.0
