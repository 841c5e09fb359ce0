cat >> /etc/hosts <<EOF
10.1.0.5 gbl.his.arc.azure.com
192.168.0.6	agentserviceapi.guestconfiguration.azure.com
EOF
