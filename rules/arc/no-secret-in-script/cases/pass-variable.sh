sudo azcmagent connect --service-principal-secret "$SECRET" --location westeurope
