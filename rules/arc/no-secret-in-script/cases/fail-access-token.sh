sudo azcmagent connect --access-token='eyJ0' --location westeurope # ! written: the value of --access-token
