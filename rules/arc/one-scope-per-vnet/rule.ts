import { connectsTo, defineRule, sameResource, sameVirtualNetwork, undecided, variesByInstance } from '../../../src/rule-api.js';
import type { Network, PrivateEndpoint, PrivateLinkConnection, Proposition } from '../../../src/rule-api.js';
import page from './rule.md';

export default defineRule({
  title: 'A virtual network uses one Azure Arc private link scope at most',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc', 'private-endpoint'],
  page,
  messages: {
    secondScope: {
      severity: 'error',
      precision: 'very-high',
      text: 'private endpoint {endpoint} brings a second Azure Arc private link scope, {scope}, into the virtual network of endpoint {other}, which connects to {otherScope}: a virtual network can be associated with one Arc scope only; let both endpoints connect to one scope, or give the second its own virtual network and DNS',
    },
  },
  of: arcEndpoints,
  *check(endpoint, { network }) {
    const endpoints = arcEndpoints(network);
    const earlier = endpoints.slice(0, endpoints.indexOf(endpoint));
    const pairs = [...earlier.flatMap((other) => pairsOf(endpoint, other)), ...instancesOf(endpoint)];
    yield pairs.map(({ other, ours, theirs, isOneScope }) =>
      toScope(ours)
        .and(toScope(theirs), sameVirtualNetwork(endpoint.subnetId, other.subnetId))
        .implies(isOneScope)
        .otherwise('secondScope', {
          at: ours.targetId,
          related: [[theirs.targetId, 'the virtual network already has this scope']],
          given: [other, ours, theirs],
          endpoint,
          scope: ours.targetId ?? '',
          other,
          otherScope: theirs.targetId ?? '',
        }),
    );
  },
});

function arcEndpoints(network: Network): PrivateEndpoint[] {
  return network.privateEndpoints.filter(({ connections }) =>
    connections.items.some((connection) => toScope(connection).atFirstSight !== 'false'),
  );
}

interface Pair {
  readonly other: PrivateEndpoint;
  readonly ours: PrivateLinkConnection;
  readonly theirs: PrivateLinkConnection;
  readonly isOneScope: Proposition;
}

function pairsOf(endpoint: PrivateEndpoint, other: PrivateEndpoint): Pair[] {
  return endpoint.connections.items.flatMap((ours) =>
    other.connections.items.map((theirs) => ({ other, ours, theirs, isOneScope: sameResource(ours.targetId, theirs.targetId) })),
  );
}

/** An endpoint that stands for the unknown number of instances of a loop, next to itself: each instance may have a scope of its own. */
function instancesOf(endpoint: PrivateEndpoint): Pair[] {
  const connections = endpoint.family ? endpoint.connections.items.filter(({ targetId }) => variesByInstance(targetId)) : [];
  return connections.map((connection) => ({ other: endpoint, ours: connection, theirs: connection, isOneScope: undecided }));
}

function toScope(connection: PrivateLinkConnection): Proposition {
  return connectsTo(connection, 'Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute');
}
