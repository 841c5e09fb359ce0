import { defineRule } from '../../../src/rule-api.js';
import { arcScopes, scopePairs } from '../../private-link-scopes.js';
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
    if (!ask(arcScopes.endpoints, network).includes(endpoint)) return;
    const others = atMost(mostRivals, ask(arcScopes.rivals, network).get(endpoint) ?? [], 'endpoints of other Arc scopes');
    yield scopePairs(arcScopes, endpoint, others).map(({ other, ours, theirs, isFine }) =>
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
