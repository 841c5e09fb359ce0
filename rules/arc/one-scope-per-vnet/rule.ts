import { defineRule, sameResource, sameVirtualNetwork, undecided, variesByInstance } from '../../../src/rule-api.js';
import type { Connection, PrivateEndpoint, Statement } from '../../../src/rule-api.js';
import { goesToScope, rivals, scopeEndpoints } from '../questions/scope-endpoints.js';
import page from './rule.md';

/** Other endpoints of one network that are looked at for each endpoint. */
const mostRivals = 100;

export default defineRule({
  title: 'A virtual network uses one Azure Arc private link scope at most',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc', 'private-endpoint'],
  page,
  messages: {
    secondScope: {
      severity: 'error',
      precision: 'very-high',
      what: 'private endpoint {endpoint} brings a second Azure Arc private link scope into the virtual network of {other}',
      why: 'it connects to {scope}, the other to {otherScope}: a virtual network can be associated with one Arc scope only',
      fix: 'let both endpoints connect to one scope, or give the second its own virtual network and DNS',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, atMost }) {
    if (!ask(scopeEndpoints, network).includes(endpoint)) return;
    const others = atMost(mostRivals, ask(rivals, network).get(endpoint) ?? [], 'endpoints of other Arc scopes');
    const pairs = [...others.flatMap((other) => pairsOf(endpoint, other)), ...instancesOf(endpoint)];
    yield pairs.map(({ other, ours, theirs, isOneScope }) =>
      goesToScope(ours)
        .and(goesToScope(theirs), sameVirtualNetwork(endpoint.subnet.id, other.subnet.id))
        .implies(isOneScope)
        .otherwise(
          say.secondScope({
            at: ours.target.id,
            related: [[theirs.target.id, 'the virtual network already has this scope']],
            given: [other, ours, theirs],
            endpoint,
            scope: ours.target.id ?? '',
            other,
            otherScope: theirs.target.id ?? '',
          }),
        ),
    );
  },
});

interface Pair {
  readonly other: PrivateEndpoint;
  readonly ours: Connection;
  readonly theirs: Connection;
  readonly isOneScope: Statement;
}

function pairsOf(endpoint: PrivateEndpoint, other: PrivateEndpoint): Pair[] {
  return endpoint.connections.items.flatMap((ours) =>
    other.connections.items.map((theirs) => ({ other, ours, theirs, isOneScope: sameResource(ours.target.id, theirs.target.id) })),
  );
}

/** An endpoint that stands for the unknown number of instances of a loop, next to itself: each instance may have a scope of its own. */
function instancesOf(endpoint: PrivateEndpoint): Pair[] {
  const connections = endpoint.family ? endpoint.connections.items.filter(({ target }) => variesByInstance(target.id)) : [];
  return connections.map((connection) => ({ other: endpoint, ours: connection, theirs: connection, isOneScope: undecided }));
}
