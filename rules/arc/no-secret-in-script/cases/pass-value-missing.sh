sudo azcmagent connect --service-principal-secret --location westeurope
