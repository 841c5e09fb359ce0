import {
  allOf,
  anyOf,
  defineQuestion,
  defineRule,
  exists,
  IdIndex,
  nameAfter,
  names,
  resourceTypeOf,
  sameResourceType,
  that,
} from '../../../src/rule-api.js';
import type { Connection, EntityOf, Json, Network, PrivateLinkResource, Statement } from '../../../src/rule-api.js';
import { connectionsTo, doubtOfEndpoints, someAskFor } from '../../access/questions/connected-targets.js';
import { closesItself } from '../../access/questions/target-access.js';
import { declarationsOf, targetsOfType } from '../../declarations.js';
import { mayBeOneName, namePatternOf } from '../../name-patterns.js';
import page from './rule.md';

/** Private endpoints of one account, and places where one of its services is used, that are looked at. */
const most = 50;

type StoredData = EntityOf<'storedData'>;

/** What is kept in each service, by the type of it, and the group ids that lead to that: the usual one first. */
const services: readonly { readonly content: string; readonly groups: readonly [string, ...string[]] }[] = [
  { content: 'blobServices/containers', groups: ['blob', 'dfs'] },
  { content: 'fileServices/shares', groups: ['file'] },
  { content: 'queueServices/queues', groups: ['queue'] },
  { content: 'tableServices/tables', groups: ['table'] },
];

export default defineRule({
  title: 'Each service of a closed storage account that is used has a private endpoint',
  source: 'https://learn.microsoft.com/azure/storage/common/storage-private-endpoints#creating-a-private-endpoint',
  tags: ['private-endpoint', 'storage', 'public-access'],
  link: 'public access',
  page,
  messages: {
    unreached: {
      severity: 'warning',
      precision: 'medium',
      what: 'none of the private endpoints of storage account {account} has the group id {group}, though {content} is kept there',
      why: 'public access of the account is closed, so that no client in a network reaches it; this assumes that no other deployment has the endpoint',
      fix: 'add a private endpoint with the group id {group}',
    },
  },
  of: (network) => targetsOfType(network, 'Microsoft.Storage/storageAccounts'),
  *check(account, tools) {
    const { network, say, ask, atMost } = tools;
    const connections = atMost(most, ask(connectionsTo, account), 'private endpoints of one storage account');
    const kept = ask(dataByAccount, network)
      .matches(account.id)
      .flatMap(({ entity, sure }) => (sure === 'true' || declarationsOf(entity.service.account).length === 0 ? entity : []));
    if (connections.length === 0 || kept.length === 0) yield [];
    if (connections.length === 0) return;
    const isPrivate = allOf([
      that(({ ask: inCase }) => inCase(closesItself, account)),
      anyOf(connections.map(({ isConnected }) => isConnected)),
    ]);
    const unless = doubtOfEndpoints(network);
    for (const { content, groups } of services) {
      const data = kept.filter(({ resource }) => sameResourceType(resource.type, `Microsoft.Storage/storageAccounts/${content}`));
      if (data.length === 0) continue;
      const isReached = someAskFor(connections, groups, tools);
      yield atMost(most, data, `${content} of one storage account`).map((one) =>
        allOf([isKeptIn(one, account), isPrivate])
          .implies(isReached)
          .otherwise(
            say.unreached({
              at: one,
              related: [
                [account, 'the storage account is here'],
                [connections[0]?.endpoint, 'one of its private endpoints is here'],
              ],
              given: [one],
              unless,
              recall: { account: namePatternOf(account.name), groups },
              account,
              group: groups[0],
              content: one,
            }),
          ),
      );
    }
  },
  summarise: (network) => ({ [reached]: network.connections.flatMap(reachedBy) }),
  reconsider({ recall }, elsewhere) {
    if (!isRecalled(recall)) return undefined;
    const isReached = [...elsewhere.all(reached)].some((entry) => {
      const [account = '', group = ''] = entry.split('/');
      return mayBeOneName(account, recall.account) && recall.groups.some((one) => mayBeOneName(group, one));
    });
    return isReached ? 'another deployment of this scan has a private endpoint that may lead there' : undefined;
  },
});

/** Topic of what the private endpoints of a deployment lead to: `account/group id`, with `*` for what is unknown. */
const reached = 'reached';

interface Recalled {
  readonly account: string;
  readonly groups: readonly string[];
}

function isRecalled(recall: Json): recall is Json & Recalled {
  return recall !== null;
}

function reachedBy({ target, groupIds }: Connection): readonly string[] {
  const type = target.id && resourceTypeOf(target.id);
  if (type !== undefined && !sameResourceType(type, 'Microsoft.Storage/storageAccounts')) return [];
  const account = target.id && nameAfter(target.id, 'storageAccounts');
  const groups = groupIds.items.map(({ value }) => namePatternOf(value));
  return (groupIds.complete ? groups : [...groups, '*']).map((group) => `${account === undefined ? '*' : namePatternOf(account)}/${group}`);
}

const dataByAccount = defineQuestion((network: Network) => new IdIndex(declaredIn(network), ({ service }) => service.account.id));

function declaredIn({ storedData }: Network): readonly StoredData[] {
  return storedData.filter(({ existing }) => !existing);
}

/** That something is there and lies in a storage account. */
function isKeptIn(data: StoredData, account: PrivateLinkResource): Statement {
  return names(data.service.account.id, account).and(exists(data));
}
