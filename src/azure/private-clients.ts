/**
 * Services whose clients come from networks, so that nobody but trusted services of Azure reaches one that is closed and has no private endpoint.
 * Others are reached in further ways (a Recovery Services vault backs up machines without one), or lie in a network themselves.
 * Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2026-03-30.
 */
const servedThroughNetworks: ReadonlySet<string> = new Set(
  [
    'Microsoft.AppConfiguration/configurationStores',
    'Microsoft.Cache/redis',
    'Microsoft.ContainerRegistry/registries',
    'Microsoft.DBforMySQL/flexibleServers',
    'Microsoft.DBforPostgreSQL/flexibleServers',
    'Microsoft.DocumentDB/databaseAccounts',
    'Microsoft.EventHub/namespaces',
    'Microsoft.KeyVault/vaults',
    'Microsoft.ServiceBus/namespaces',
    'Microsoft.Sql/servers',
    'Microsoft.Storage/storageAccounts',
  ].map((type) => type.toLowerCase()),
);

/**
 * Services that make private endpoints of their own, which no template shows.
 * Sources: https://learn.microsoft.com/azure/machine-learning/how-to-managed-network,
 * https://learn.microsoft.com/azure/data-factory/managed-virtual-network-private-endpoint,
 * https://learn.microsoft.com/azure/search/search-indexer-howto-access-private,
 * https://learn.microsoft.com/azure/frontdoor/private-link, 2026-03-30.
 */
export const makersOfEndpoints: readonly string[] = [
  'Microsoft.Cdn/profiles',
  'Microsoft.CognitiveServices/accounts',
  'Microsoft.Databricks/workspaces',
  'Microsoft.DataFactory/factories',
  'Microsoft.Kusto/clusters',
  'Microsoft.MachineLearningServices/workspaces',
  'Microsoft.Purview/accounts',
  'Microsoft.Search/searchServices',
  'Microsoft.StreamAnalytics/clusters',
  'Microsoft.Synapse/workspaces',
];

/** Whether clients of a resource type reach it through networks alone. */
export function isServedThroughNetworks(resourceType: string): boolean {
  return servedThroughNetworks.has(resourceType.toLowerCase());
}
