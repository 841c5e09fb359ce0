sudo azcmagent connect -i app -p "k7dhsyw20d" --location westeurope # ! written: the value of --service-principal-secret
