import { defineRule, isNull, resourceTypeOf, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { Statement, Subnet } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import { endpointsIn } from '../questions/addresses.js';
import { setProperty } from '../../remedies.js';
import { isSetTo } from '../../set-to.js';
import page from './rule.md';

/** Private endpoints of one subnet that are looked at. */
const mostEndpoints = 20;

export default defineRule({
  title: 'The security rules of a subnet with private endpoints apply to them',
  source: 'https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy',
  tags: ['private-endpoint', 'subnet', 'nsg'],
  link: 'security',
  audience: 'auditor',
  page,
  messages: {
    ignored: {
      severity: 'note',
      precision: 'high',
      restsOn: ['subnet'],
      what: 'the network security group of subnet {subnet} does not apply to private endpoint {endpoint}',
      why: 'privateEndpointNetworkPolicies of the subnet is {value}, so traffic to its private endpoints passes whatever the rules of the group say',
      fix: "set privateEndpointNetworkPolicies to 'NetworkSecurityGroupEnabled', or to 'Enabled' for routes too",
      fixable: 'unsafe',
    },
  },
  of: (network) => network.subnets.filter(({ existing, networkSecurityGroup: { id } }) => !existing && id !== undefined),
  *check(subnet, { network, say, ask, atMost }) {
    const twins = declarationsOf(network.find('subnets', subnet.id));
    const isMet = isGuarded(subnet).implies(someMeets(subnet, twins, hasPoliciesForRules));
    yield atMost(mostEndpoints, ask(endpointsIn, subnet), 'private endpoints of one subnet').map(({ endpoint, isIn }) =>
      isIn.implies(isMet).otherwise(
        say.ignored({
          at: subnet.endpointPolicies ?? subnet,
          related: [
            [subnet.networkSecurityGroup.id, 'the network security group is attached here'],
            [endpoint.subnet.id, 'the private endpoint is put into the subnet here'],
          ],
          given: [endpoint],
          subnet,
          endpoint,
          value: subnet.endpointPolicies ?? 'left out, which means Disabled',
          remedy: setProperty(subnet, 'properties.privateEndpointNetworkPolicies', 'NetworkSecurityGroupEnabled'),
        }),
      ),
    );
  },
});

/** That a subnet has a network security group. */
function isGuarded({ networkSecurityGroup: { id } }: Subnet): Statement {
  return that(({ identity }) => {
    const seen = id && identity(id);
    if (seen === undefined || isNull(seen)) return 'false';
    const text = stringOf(seen);
    if (text !== undefined) return truthOf(text !== '');
    return resourceTypeOf(seen) === undefined ? 'unknown' : 'true';
  });
}

/** That the policies of a subnet for private endpoints let security rules apply to them. */
function hasPoliciesForRules({ endpointPolicies }: Subnet): Statement {
  return isSetTo(endpointPolicies, (text) => ['enabled', 'networksecuritygroupenabled'].includes(text));
}
