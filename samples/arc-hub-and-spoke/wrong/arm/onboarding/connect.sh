#!/usr/bin/env bash
# Connects a Linux server to Azure Arc through the private link scope. Run as root; ARC_APP_ID and ARC_APP_SECRET come from the vault.
set -euo pipefail

# From the mirror of the company: the server cannot reach packages.microsoft.com.
# Mistake: this version does not know private link.
apt-get install -y azcmagent=1.3.01478.2342

# Mistake: no scope, so the server is connected by the public endpoints.
azcmagent connect \
  --service-principal-id "$ARC_APP_ID" \
  --service-principal-secret "$ARC_APP_SECRET" \
  --tenant-id "00000000-0000-0000-0000-000000000001" \
  --subscription-id "00000000-0000-0000-0000-000000000000" \
  --resource-group "rg-fabrikam-arc" \
  --location "westeurope"

# Mistake: without its proxy the server cannot sign in while it is connected above.
azcmagent config set proxy.url "http://proxy.fabrikam.example:8080"
azcmagent config set proxy.bypass "Arc"
