sudo azcmagent connect --service-principal-secret "<secret>" --location westeurope # ? placeholder: the value of --service-principal-secret
