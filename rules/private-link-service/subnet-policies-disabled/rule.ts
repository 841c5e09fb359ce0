import { defineRule, listsAll, names, undecided } from '../../../src/rule-api.js';
import type { Statement, Subnet } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import { setProperty } from '../../remedies.js';
import { isSetTo } from '../../set-to.js';
import page from './rule.md';

export default defineRule({
  title: 'The subnet of a private link service has its policies for private link services disabled',
  source: 'https://learn.microsoft.com/azure/private-link/disable-private-link-service-network-policy',
  tags: ['private-link-service', 'subnet'],
  link: 'connection',
  page,
  messages: {
    notDisabled: {
      severity: 'error',
      precision: 'high',
      what: 'subnet {subnet} has privateLinkServiceNetworkPolicies {value}, but private link service {service} takes its addresses from it',
      why: 'Azure refuses a private link service in a subnet with these policies (PrivateLinkServiceCannotBeCreatedInSubnetThatHasNetworkPoliciesEnabled)',
      fix: "set privateLinkServiceNetworkPolicies of the subnet to 'Disabled' (privateEndpointNetworkPolicies is another property)",
      fixable: 'safe',
    },
    unknownSubnet: {
      severity: 'note',
      precision: 'low',
      what: 'the subnet of private link service {service} comes from outside of this deployment',
      why: "whether its privateLinkServiceNetworkPolicies are 'Disabled' cannot be seen here",
    },
  },
  of: (network) => network.privateLinkServices,
  *check(service, { say }) {
    const { natAddresses } = service;
    if (!natAddresses.complete) yield listsAll(natAddresses).otherwise(say.unknownSubnet({ at: natAddresses.unlisted[0], service }));
    for (const address of natAddresses.items) {
      const { subnet: reference } = address;
      const subnets = declarationsOf(reference);
      if (subnets.length === 0) yield undecided.otherwise(say.unknownSubnet({ at: reference.id, given: [address], service }));
      for (const subnet of subnets) {
        const { servicePolicies: value } = subnet;
        yield names(reference.id, subnet)
          .implies(someMeets(subnet, subnets, hasPoliciesDisabled))
          .otherwise(
            say.notDisabled({
              at: value ?? subnet,
              related: [[reference.id, 'the private link service uses the subnet here']],
              given: [address],
              subnet,
              service,
              value: value ?? 'left out',
              remedy: setProperty(subnet, 'properties.privateLinkServiceNetworkPolicies', 'Disabled'),
            }),
          );
      }
    }
  },
});

/** That the policies of a subnet for private link services are off; where they are left out, they are on. */
function hasPoliciesDisabled({ servicePolicies }: Subnet): Statement {
  return isSetTo(servicePolicies, (text) => text === 'disabled');
}
