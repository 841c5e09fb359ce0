import { defineRule } from '../../../src/rule-api.js';
import { monitorScopes, secondScopes } from '../../private-link-scopes.js';
import page from './rule.md';

export default defineRule({
  title: 'A virtual network uses one Azure Monitor private link scope at most',
  source: 'https://learn.microsoft.com/azure/azure-monitor/logs/private-link-design#plan-by-network-topology',
  tags: ['monitor', 'private-endpoint'],
  link: 'target',
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
  *check(endpoint, { say, ...tools }) {
    const seconds = secondScopes(monitorScopes, endpoint, tools, 'endpoints of other Azure Monitor scopes');
    if (seconds !== undefined) yield seconds.map(({ isFine, telling }) => isFine.otherwise(say.secondScope(telling)));
  },
});
