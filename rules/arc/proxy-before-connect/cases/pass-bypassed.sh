sudo azcmagent config set proxy.url http://proxy:8080
sudo azcmagent config set proxy.bypass Arc
sudo azcmagent connect --private-link-scope "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant" --location westeurope
