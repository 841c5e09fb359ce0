# @elsewhere { "regions of microsoft.hybridcompute/privatelinkscopes/pls-plant": ["westeurope"] }
azcmagent connect --location "westeurope" --private-link-scope "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant"
