metadata description = 'Log Analytics workspace in an Azure Monitor private link scope: the Azure Monitor agent of the servers sends to it.'

param location string
param workload string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${workload}'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
    publicNetworkAccessForIngestion: 'Disabled'
    publicNetworkAccessForQuery: 'Disabled'
  }
}

resource scope 'Microsoft.Insights/privateLinkScopes@2021-07-01-preview' = {
  name: 'ampls-${workload}'
  location: 'global'
  properties: {
    // Nothing in the networks can send its logs to the workspace of a stranger.
    accessModeSettings: {
      ingestionAccessMode: 'PrivateOnly'
      queryAccessMode: 'PrivateOnly'
    }
  }

  resource scoped 'scopedResources' = {
    name: workspace.name
    properties: {
      linkedResourceId: workspace.id
    }
  }
}

output scopeId string = scope.id
