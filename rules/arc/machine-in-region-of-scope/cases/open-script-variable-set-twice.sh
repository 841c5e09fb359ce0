# @elsewhere { "regions of microsoft.hybridcompute/privatelinkscopes/pls-plant": ["westeurope"] }
LOCATION="northeurope"
if [ -n "$1" ]; then LOCATION="$1"; fi
sudo azcmagent connect --location "$LOCATION" --private-link-scope "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant" # ? notSeen
