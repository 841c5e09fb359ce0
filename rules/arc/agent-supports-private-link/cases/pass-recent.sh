sudo apt-get install -y azcmagent=1.4.01478
sudo yum install azcmagent-1.39.02628
