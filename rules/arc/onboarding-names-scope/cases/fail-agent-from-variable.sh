# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"] }
AGENT=/opt/azcmagent/bin/azcmagent
sudo "$AGENT" connect --resource-group rg --location westeurope # ! noScope: add --private-link-scope with the resource id of pls-plant
