# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"] }
sudo azcmagent connect --resource-group rg --location westeurope --private-link-scope="/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant"
