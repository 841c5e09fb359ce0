import { defineRule } from '../../../src/rule-api.js';
import { arcScopes, secondScopes } from '../../private-link-scopes.js';
import page from './rule.md';

export default defineRule({
  title: 'A virtual network uses one Azure Arc private link scope at most',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc', 'private-endpoint'],
  link: 'target',
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
  *check(endpoint, { say, ...tools }) {
    const seconds = secondScopes(arcScopes, endpoint, tools, 'endpoints of other Arc scopes');
    if (seconds !== undefined) yield seconds.map(({ isFine, telling }) => isFine.otherwise(say.secondScope(telling)));
  },
});
