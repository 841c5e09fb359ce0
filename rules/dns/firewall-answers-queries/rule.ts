import { allOf, defineQuestion, defineRule, exists, isReadFrom, known, names, that, undecidedSince } from '../../../src/rule-api.js';
import type { EntityOf, Network, Statement } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import page from './rule.md';

type FirewallPolicy = EntityOf<'firewallPolicies'>;

/** Firewalls that are compared with each DNS server of a network. */
const mostFirewalls = 20;

export default defineRule({
  title: 'A firewall that is the DNS server of a network has its DNS proxy on',
  source: 'https://learn.microsoft.com/azure/firewall/dns-details',
  tags: ['dns', 'firewall'],
  link: 'resolution',
  page,
  messages: {
    silent: {
      severity: 'warning',
      precision: 'high',
      what: 'virtual network {vnet} asks firewall {firewall} for names, but policy {policy} of the firewall does not turn its DNS proxy on',
      why: 'without it a firewall does not answer queries, so that no name resolves in the network, those of private endpoints included',
      fix: 'set dnsSettings.enableProxy of the policy to true',
    },
  },
  of: (network) => network.virtualNetworks,
  *check(vnet, { network, say, ask, truthOf, atMost }) {
    const firewalls = atMost(mostFirewalls, ask(governed, network), 'firewalls');
    for (const server of vnet.dnsServers.items) {
      const asked = firewalls.filter(({ firewall }) => truthOf(isReadFrom(server.value, firewall.id)) === 'true');
      yield asked.flatMap(({ firewall, policies }) =>
        policies.map((policy) =>
          allOf([exists(server), names(firewall.policy.id, policy)])
            .implies(someMeets(policy, policies, isProxy))
            .otherwise(
              say.silent({
                at: policy.dnsProxy ?? policy,
                related: [[server.value, 'the virtual network asks the firewall here']],
                given: [firewall, policy],
                vnet,
                firewall,
                policy,
              }),
            ),
        ),
      );
    }
  },
});

/** The firewalls whose policies are declared too. */
const governed = defineQuestion(({ firewalls }: Network) =>
  firewalls.map((firewall) => ({ firewall, policies: declarationsOf(firewall.policy) })).filter(({ policies }) => policies.length > 0),
);

/** That a policy turns the DNS proxy on; undecided where it has a base policy, for no page says whether it takes that over. */
function isProxy({ dnsProxy, basePolicy }: FirewallPolicy): Statement {
  const isOn = dnsProxy === undefined ? known(false) : that(({ holds }) => holds(dnsProxy));
  return basePolicy === undefined ? isOn : isOn.or(undecidedSince('no page says whether a policy takes this over from its base policy'));
}
