param ruleSet string

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

resource r1 'Microsoft.ServiceBus/namespaces/networkRuleSets@2024-01-01' = {
  name: 'sb-app/${ruleSet}'
  properties: {
    defaultAction: 'Deny'
    publicNetworkAccess: 'Enabled' // ? contradicts: publicNetworkAccess of parameters('ruleSet') is Enabled,
  }
}
