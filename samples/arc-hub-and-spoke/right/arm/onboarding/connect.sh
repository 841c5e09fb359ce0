#!/usr/bin/env bash
# Connects a Linux server to Azure Arc through the private link scope. Run as root; ARC_APP_ID and ARC_APP_SECRET come from the vault.
set -euo pipefail

# From the mirror of the company: the server cannot reach packages.microsoft.com.
apt-get install -y azcmagent=1.47.02804.1011

# Sign-in and resource management leave through the proxy, so it is set before the server is connected; Azure Arc itself is behind the private
# endpoint, which the proxy does not reach.
azcmagent config set proxy.url "http://proxy.contoso.example:8080"
azcmagent config set proxy.bypass "Arc"

azcmagent connect \
  --service-principal-id "$ARC_APP_ID" \
  --service-principal-secret "$ARC_APP_SECRET" \
  --tenant-id "00000000-0000-0000-0000-000000000001" \
  --subscription-id "00000000-0000-0000-0000-000000000000" \
  --resource-group "rg-contoso-arc" \
  --location "westeurope" \
  --private-link-scope "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-contoso-arc/providers/Microsoft.HybridCompute/privateLinkScopes/arcpls-contoso"
