import { defineRule } from '../../../src/rule-api.js';
import { monitorScopes, scopePairs } from '../../private-link-scopes.js';
import page from './rule.md';

/** Other endpoints of one network that are looked at for each endpoint. */
const mostRivals = 100;

export default defineRule({
  title: 'A virtual network uses one Azure Monitor private link scope at most',
  source: 'https://learn.microsoft.com/azure/azure-monitor/logs/private-link-design#plan-by-network-topology',
  tags: ['monitor', 'private-endpoint'],
  page,
  messages: {
    secondScope: {
      severity: 'error',
      precision: 'high',
      what: 'private endpoint {endpoint} brings a second Azure Monitor private link scope into the virtual network of {other}',
      why: 'it connects to {scope}, the other to {otherScope}: both write their addresses into the same names, so that the second cuts off what only the first reaches',
      fix: 'let both endpoints connect to one scope, which holds all resources that the network needs, or give the second its own virtual network and DNS',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, atMost }) {
    if (!ask(monitorScopes.endpoints, network).includes(endpoint)) return;
    const others = atMost(mostRivals, ask(monitorScopes.rivals, network).get(endpoint) ?? [], 'endpoints of other Azure Monitor scopes');
    yield scopePairs(monitorScopes, endpoint, others).map(({ other, ours, theirs, isFine }) =>
      isFine.otherwise(
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
