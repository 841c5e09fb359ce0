sudo azcmagent connect --resource-group rg --location westeurope # ? notSeen: azcmagent connect names no Azure Arc private link scope
