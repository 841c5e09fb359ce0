param access string = 'Disabled'

resource r0 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: 'sb-app'
  location: 'westeurope'
  sku: {
    name: 'Premium'
  }
  properties: {
    publicNetworkAccess: access
  }
}

resource r1 'Microsoft.ServiceBus/namespaces/networkRuleSets@2024-01-01' = {
  name: 'sb-app/default'
  properties: {
    defaultAction: 'Deny'
    publicNetworkAccess: 'Enabled' // ! contradicts: publicNetworkAccess of default is 
  }
}
