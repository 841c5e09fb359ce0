# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-test", "microsoft.hybridcompute/privatelinkscopes/pls-plant"] }
sudo azcmagent connect --resource-group rg --location westeurope # ! noScope: add --private-link-scope with the resource id of pls-plant
