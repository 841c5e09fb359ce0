# @elsewhere { "Arc scopes that private endpoints lead to": ["microsoft.hybridcompute/privatelinkscopes/pls-plant"] }
sudo azcmagent connect --config agent.json
sudo azcmagent connect "${ARGUMENTS[@]}"
sudo azcmagent connect $ARGUMENTS
