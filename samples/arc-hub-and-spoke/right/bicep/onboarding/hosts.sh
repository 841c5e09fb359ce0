#!/usr/bin/env bash
# For the two servers at the gate, whose DNS server cannot forward: the names of the private endpoint, each after its address.
set -euo pipefail

cat >> /etc/hosts <<'HOSTS'
10.60.0.132 gbl.his.arc.azure.com
10.60.0.133 we.his.arc.azure.com
10.60.0.134 agentserviceapi.guestconfiguration.azure.com
10.60.0.135 we-gas.guestconfiguration.azure.com
HOSTS

azcmagent check --location westeurope --enable-pls-check
