sudo apt-get install -y azcmagent=1.3.01478.2342 # ! tooOld: version 1.3.01478.2342
