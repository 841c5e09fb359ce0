# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"] }
az connectedk8s connect --name c --resource-group rg --enable-private-link "$PRIVATE" # ? enabledWithoutScope
az connectedk8s connect --name c --resource-group rg --enable-private-link "$PRIVATE" --private-link-scope-resource-id "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant" # ? scopeNotEnabled
