#!/usr/bin/env bash
# For the two servers at the gate, whose DNS server cannot forward: the names of the private endpoint.
set -euo pipefail

# Mistakes: in the first line the name comes before the address; the second is for the name of a zone, which the agent never asks for; the third
# leads to a public address.
cat >> /etc/hosts <<'HOSTS'
gbl.his.arc.azure.com 10.60.0.132
10.60.0.133 we.privatelink.his.arc.azure.com
20.60.0.134 agentserviceapi.guestconfiguration.azure.com
10.60.0.135 we-gas.guestconfiguration.azure.com
HOSTS

azcmagent check --location westeurope --enable-pls-check
