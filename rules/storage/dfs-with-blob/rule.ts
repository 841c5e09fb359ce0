import { allOf, defineRule, that } from '../../../src/rule-api.js';
import type { PrivateLinkResource, Statement } from '../../../src/rule-api.js';
import { asksFor, connectionsTo, someAskFor } from '../../access/questions/connected-targets.js';
import { targetsOfType } from '../../declarations.js';
import page from './rule.md';

/** Private endpoints of one account that are looked at. */
const mostEndpoints = 50;

export default defineRule({
  title: 'A storage account with a private endpoint for dfs has one for blob too, and the reverse with a hierarchical namespace',
  source: 'https://learn.microsoft.com/azure/storage/common/storage-private-endpoints#creating-a-private-endpoint',
  tags: ['private-endpoint', 'storage'],
  link: 'group id',
  page,
  messages: {
    blobMissing: {
      severity: 'warning',
      precision: 'medium',
      what: 'storage account {account} has a private endpoint for dfs, {endpoint}, but none for blob',
      why: 'Azure sends some operations on dfs to the blob endpoint, which then stays public; this assumes that no other deployment has it',
      fix: 'add a private endpoint with the group id blob',
    },
    dfsMissing: {
      severity: 'note',
      precision: 'medium',
      what: 'storage account {account} has a hierarchical namespace and a private endpoint for blob, {endpoint}, but none for dfs',
      why: 'operations on directories and their access lists go to the dfs endpoint, which then stays public; this assumes that no other deployment has it',
      fix: 'add a private endpoint with the group id dfs',
    },
  },
  of: (network) => targetsOfType(network, 'Microsoft.Storage/storageAccounts'),
  *check(account, tools) {
    const { network, say, ask, atMost } = tools;
    const connections = atMost(mostEndpoints, ask(connectionsTo, account), 'private endpoints of one storage account');
    const [hasDfs, hasBlob] = [someAskFor(connections, ['dfs'], tools), someAskFor(connections, ['blob'], tools)];
    const hasHierarchy = isHierarchical(account);
    const unless = network.partial ? 'a part of this deployment is not at hand, and may have it' : undefined;
    for (const { connection, endpoint, isConnected } of connections) {
      const [group] = connection.groupIds.items;
      const telling = {
        at: group?.value ?? endpoint,
        related: [[account, 'the storage account is here']],
        given: [endpoint, connection],
        unless,
        account,
        endpoint,
      } as const;
      yield [
        allOf([isConnected, asksFor(connection, 'dfs')])
          .implies(hasBlob)
          .otherwise(say.blobMissing(telling)),
        allOf([hasHierarchy, isConnected, asksFor(connection, 'blob')])
          .implies(hasDfs)
          .otherwise(say.dfsMissing(telling)),
      ];
    }
  },
});

/** That an account has a hierarchical namespace; one that does not say so has none. */
function isHierarchical(account: PrivateLinkResource): Statement {
  const written = account.property('properties.isHnsEnabled');
  return that(({ holds }) => (written === undefined ? 'false' : holds(written)));
}
