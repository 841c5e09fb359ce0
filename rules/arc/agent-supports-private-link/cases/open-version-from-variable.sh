sudo apt-get install -y "azcmagent=$AGENT" # ? tooOld
