import {
  defineRule,
  listsAll,
  nameAfter,
  not,
  privateLinkService,
  resourceTypeOf,
  sameResourceType,
  sameText,
  shownTypeOf,
  stringOf,
  that,
  truthOf,
  undecided,
} from '../../../src/rule-api.js';
import type { Connection, Inquiry, Network, Statement, Value } from '../../../src/rule-api.js';
import { liesInNoGroup } from '../../resource-groups.js';
import { isAlias, isNeitherIdNorAlias } from '../aliases.js';
import page from './rule.md';

const slot = 'Microsoft.Web/sites/slots';

/** By types that take no private endpoints, in lower case, what leads to their resources all the same. */
const ways: ReadonlyMap<string, string> = new Map([
  ['microsoft.operationalinsights/workspaces', 'the Azure Monitor private link scope that it is in (Microsoft.Insights/privateLinkScopes)'],
  ['microsoft.insights/components', 'the Azure Monitor private link scope that it is in (Microsoft.Insights/privateLinkScopes)'],
  [
    'microsoft.insights/datacollectionendpoints',
    'the Azure Monitor private link scope that it is in (Microsoft.Insights/privateLinkScopes)',
  ],
  ['microsoft.hybridcompute/machines', 'the Azure Arc private link scope that it is in (Microsoft.HybridCompute/privateLinkScopes)'],
  ['microsoft.kubernetes/connectedclusters', 'the Azure Arc private link scope that it is in (Microsoft.HybridCompute/privateLinkScopes)'],
  ['microsoft.compute/disks', 'the disk access that it names (Microsoft.Compute/diskAccesses)'],
  ['microsoft.compute/snapshots', 'the disk access that it names (Microsoft.Compute/diskAccesses)'],
  ['microsoft.app/containerapps', 'its environment (Microsoft.App/managedEnvironments)'],
  ['microsoft.web/serverfarms', 'its apps (Microsoft.Web/sites)'],
  ['microsoft.network/loadbalancers', 'a private link service in front of it (Microsoft.Network/privateLinkServices)'],
]);

export default defineRule({
  title: 'A private endpoint connects to a resource that takes private endpoints',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource',
  tags: ['private-endpoint'],
  link: 'target',
  page,
  messages: {
    slot: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to deployment slot {slot} by the id of the slot',
      why: 'Azure refuses it (InvalidPrivateLinkServiceIdType): of App Service, only sites take private endpoints',
      fix: 'use the id of the site, and the group id sites-{slot}',
    },
    noId: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to {target}, which is not the id of a resource',
      why: 'Azure takes the whole id of a resource there, or the alias of a private link service, and refuses another text',
      fix: 'give the id of the target, which begins with /subscriptions/',
    },
    part: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to {type}, which takes no private endpoints',
      why: 'it is a part of {service}: Azure refuses an id of any other type than those that it documents',
      fix: 'use the id of {service}',
    },
    behind: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to {type}, which takes no private endpoints',
      why: 'Azure refuses an id of any other type than those that it documents: {type} is reached through {service}',
      fix: 'connect to {service}',
    },
    noGroup: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to an id of {type} that names no resource group',
      why: 'such a resource lies in one, and Azure refuses another id; resourceId leaves the group out in a deployment to a subscription',
      fix: 'name the resource group of the target in the id',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say }) {
    const { connections } = endpoint;
    if (!connections.complete)
      yield listsAll(connections).otherwise(
        say.part({ at: connections.unlisted[0], endpoint, type: 'its target', service: describe(undefined) }),
      );
    for (const connection of connections.items) {
      const telling = { at: connection.target.id, given: [connection], endpoint };
      const isNoText = isNoOtherText(connection, network);
      yield [
        isNoText.implies(isNoPart(connection)).otherwise(
          say.part({
            ...telling,
            type: (inquiry) => typeIn(connection, inquiry) ?? 'its target',
            service: (inquiry) => describe(serviceAbove(typeIn(connection, inquiry) ?? '')),
          }),
        ),
        isNoText.otherwise(
          say.noId({
            ...telling,
            related: [[connection, 'the connection is here']],
            target: ({ see }) => (connection.target.id === undefined ? '' : see(connection.target.id)),
          }),
        ),
        isNoText.implies(isReachedByItself(connection)).otherwise(
          say.behind({
            ...telling,
            type: (inquiry) => typeIn(connection, inquiry) ?? 'its target',
            service: (inquiry) => wayTo(typeIn(connection, inquiry) ?? '') ?? 'another resource',
          }),
        ),
        isNoText
          .implies(liesInGroup(connection))
          .otherwise(say.noGroup({ ...telling, type: (inquiry) => typeIn(connection, inquiry) ?? 'its target' })),
        isNoText.implies(isNoSlot(connection)).otherwise(say.slot({ ...telling, slot: (inquiry) => slotIn(connection, inquiry) })),
      ];
    }
  },
});

/** That what a connection names is no text but an id or an alias: not the name of a resource either, whatever that is. */
function isNoOtherText({ target: { id } }: Connection, { privateLinkResources }: Network): Statement {
  if (id === undefined) return undecided;
  return that(({ see, identity }) => {
    const isOther = isNeitherIdNorAlias(see(id));
    const isNameOf = ({ name }: { readonly name: Value }): boolean => sameText(identity(id), identity(name)) === 'true';
    return isOther === 'unknown' && privateLinkResources.some(isNameOf) ? 'false' : not(isOther);
  });
}

function isNoSlot(connection: Connection): Statement {
  return ofType(connection, (type) => !sameResourceType(type, slot));
}

/** That the target of a connection is none that endpoints of another resource lead to. */
function isReachedByItself(connection: Connection): Statement {
  return ofType(connection, (type) => wayTo(type) === undefined);
}

/** That the target of a connection, of a type that takes endpoints, does not lie outside of all resource groups. */
function liesInGroup(connection: Connection): Statement {
  return ofType(connection, (type, id) => privateLinkService(type) === undefined || !liesInNoGroup(id));
}

/** That the target of a connection does not lie under a service of the facts without being one; what the facts do not know at all may be any. */
function isNoPart(connection: Connection): Statement {
  return ofType(connection, (type) => sameResourceType(type, slot) || serviceAbove(type) === undefined);
}

/** What is so of the type of the target of a connection; a text that is no id is reported by others. */
function ofType({ target }: Connection, ask: (type: string, id: Value) => boolean): Statement {
  return that(({ identity }) => {
    const id = target.id && identity(target.id);
    const type = id && resourceTypeOf(id);
    if (id === undefined) return 'unknown';
    if (type !== undefined) return truthOf(ask(type, id));
    return stringOf(id) === undefined && isAlias(id) !== 'true' ? 'unknown' : 'true';
  });
}

/** The type of the target of a connection, as a message may tell it. */
function typeIn({ target: { id } }: Connection, { identity }: Inquiry): string | undefined {
  return id && shownTypeOf(identity(id));
}

/** The type of the service that takes private endpoints under which a type lies; undefined where it is one itself, or lies under none. */
function serviceAbove(type: string): string | undefined {
  if (privateLinkService(type) !== undefined) return undefined;
  const [provider = '', ...names] = type.split('/');
  const above = names.map((_, count) => [provider, ...names.slice(0, count)].join('/')).toReversed();
  return above.map((one) => privateLinkService(one)?.resourceType).find((one) => one !== undefined);
}

function wayTo(type: string): string | undefined {
  return ways.get(type.toLowerCase());
}

function describe(service: string | undefined): string {
  return service === undefined ? 'its service' : `the ${service}`;
}

function slotIn({ target: { id } }: Connection, { identity }: Inquiry): Value | string {
  return (id && nameAfter(identity(id), 'slots')) ?? 'of an app';
}
