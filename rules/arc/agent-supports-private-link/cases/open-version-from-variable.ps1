choco install "azcmagent=$agent" # ? tooOld
