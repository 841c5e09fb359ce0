# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"], "machines that a template puts into a scope": ["server"] }
sudo azcmagent connect --resource-group rg --location westeurope # ? notSeen
