import { defineRule, that } from '../../../src/rule-api.js';
import type { Inquiry, PrivateEndpoint, RelatedPlace, Statement } from '../../../src/rule-api.js';
import page from './rule.md';

/** Connections of an endpoint that are shown beside one that is too many. */
const mostRelated = 5;

export default defineRule({
  title: 'A private endpoint has one connection',
  source: 'https://learn.microsoft.com/azure/private-link/private-link-faq',
  tags: ['private-endpoint'],
  link: 'connection',
  page,
  messages: {
    none: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      what: 'private endpoint {endpoint} connects to nothing',
      why: 'Azure refuses an endpoint without a connection',
      fix: 'name its target in privateLinkServiceConnections, or in manualPrivateLinkServiceConnections if somebody else approves it',
    },
    several: {
      severity: 'error',
      precision: 'high',
      what: 'private endpoint {endpoint} has {count} connections',
      why: 'an endpoint connects to one target, either by an automatic connection or by a manual one; Azure refuses more',
      fix: 'leave one connection, and make another endpoint for each other target',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    const { items } = endpoint.connections;
    yield [
      connectsToSomething(endpoint).otherwise(say.none({ endpoint })),
      connectsOnce(endpoint).otherwise(
        say.several({
          at: (inquiry) => connectionsIn(endpoint, inquiry)[1] ?? items[1],
          related: (inquiry): RelatedPlace[] =>
            connectionsIn(endpoint, inquiry)
              .filter((_, at) => at !== 1)
              .slice(0, mostRelated)
              .map((other) => [other, 'another connection is here']),
          endpoint,
          count: (inquiry) => {
            const { length } = connectionsIn(endpoint, inquiry);
            return length > 1 ? length : 'perhaps more than one of its';
          },
        }),
      ),
    ];
  },
});

/** That an endpoint has a connection; only of one that names neither list it is known that it has none. A module may be given an empty one by default. */
function connectsToSomething(endpoint: PrivateEndpoint): Statement {
  const properties = endpoint.property('properties');
  return that((inquiry) => {
    if (connectionsIn(endpoint, inquiry).length > 0) return 'true';
    if (!inquiry.isWhole(endpoint.connections)) return 'unknown';
    const seen = properties && inquiry.see(properties);
    if (seen?.kind !== 'object' || seen.open.length > 0) return 'unknown';
    return lists.some((list) => seen.members.has(list)) ? inquiry.doubt('whoever deploys this may give it connections') : 'false';
  });
}

/** The members that hold connections. */
const lists = ['privatelinkserviceconnections', 'manualprivatelinkserviceconnections'];

function connectsOnce(endpoint: PrivateEndpoint): Statement {
  const { items } = endpoint.connections;
  return that((inquiry) => {
    if (connectionsIn(endpoint, inquiry).length > 1) return 'false';
    const possible = items.filter(({ exists }) => inquiry.holds(exists) !== 'false');
    return inquiry.isWhole(endpoint.connections) && possible.length < 2 ? 'true' : 'unknown';
  });
}

/** The connections that an endpoint surely has. */
function connectionsIn({ connections }: PrivateEndpoint, { holds }: Inquiry) {
  return connections.items.filter(({ exists }) => holds(exists) === 'true');
}
