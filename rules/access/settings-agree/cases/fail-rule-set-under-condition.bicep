param withRuleSet bool

resource r0 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: 'sb-app'
  location: 'westeurope'
  sku: {
    name: 'Premium'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}

resource r1 'Microsoft.ServiceBus/namespaces/networkRuleSets@2024-01-01' = if (withRuleSet) {
  name: 'sb-app/default'
  properties: {
    defaultAction: 'Deny'
    publicNetworkAccess: 'Enabled' // ! contradicts: publicNetworkAccess of default is Enabled, but
  }
}
