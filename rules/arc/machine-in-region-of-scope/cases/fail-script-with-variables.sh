# @elsewhere { "regions of microsoft.hybridcompute/privatelinkscopes/pls-plant": ["westeurope"] }
LOCATION="northeurope"
SCOPE='/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant'
sudo azcmagent connect --location "$LOCATION" --private-link-scope "${SCOPE}" # ! differsElsewhere: use westeurope, or a scope in northeurope
