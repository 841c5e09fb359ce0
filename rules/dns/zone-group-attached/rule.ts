import { anyOf, asWritten, defineRule, exists, known, liesIn, likeliest, nameAfter, scalar, undecided } from '../../../src/rule-api.js';
import type { Network, PrivateEndpoint, Proposition, RuleContext, VirtualNetwork, World } from '../../../src/rule-api.js';
import { attachmentsOf, hasGroup } from '../zone-groups.js';
import { needsNoZone, needsOf } from '../zone-needs.js';
import type { NeedsQuestion } from '../zone-needs.js';
import { listed, proposedZones, serves, servesNeeds } from '../zone-standing.js';
import page from './rule.md';

export default defineRule({
  title: 'A private endpoint has a DNS zone group',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration',
  tags: ['private-endpoint', 'dns'],
  page,
  messages: {
    forgotten: {
      severity: 'error',
      precision: 'high',
      text: 'private endpoint {endpoint} has no DNS zone group, although this deployment declares zone {zone} for its target: nothing registers the private address there, so names of the target do not resolve to it; add a privateDnsZoneGroups resource that names the zone',
    },
    noDns: {
      severity: 'warning',
      precision: 'medium',
      text: 'private endpoint {endpoint} has no DNS zone group, and this deployment creates its virtual network {vnet} without anything for DNS: unless Azure Policy attaches a zone group, names of the target keep resolving to public addresses; add a privateDnsZoneGroups resource for {zones}',
    },
    mayBeAttached: {
      severity: 'note',
      precision: 'low',
      text: 'private endpoint {endpoint} has no DNS zone group in this deployment: Azure Policy or another deployment has to attach one for {zones}',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, context) {
    const { network } = context;
    const needs = needsOf(endpoint, context);
    const settled = anyOf([
      hasGroup(attachmentsOf(endpoint, network)),
      ...network.recordSets.map((record) => exists(record).and(serves(needs, nameAfter(record.id, 'privateDnsZones')))),
      needsNoZone(needs),
    ]);
    const zones = (world: World) => listed(proposedZones(needs.in(world)));
    const declared = network.privateDnsZones.map((zone) => ({ zone, served: exists(zone).and(serves(needs, zone.name)) }));
    yield [
      settled.orUndecided.otherwise('mayBeAttached', { endpoint, zones }),
      ...declared
        .filter(({ served }) => served.atFirstSight !== 'false')
        .map(({ zone, served }) =>
          served
            .implies(settled)
            .otherwise('forgotten', { related: [[zone, 'the zone is declared here']], unless: whenPartial(network), endpoint, zone }),
        ),
      ...ownNetworks(endpoint, network).map(({ vnet, isIn }) =>
        isIn.implies(settled.or(holdsDns(vnet, network))).otherwise('noDns', {
          related: [[vnet, 'the virtual network is created here']],
          unless: whenPartial(network) ?? whenElsewhere(needs, context),
          endpoint,
          vnet,
          zones,
        }),
      ),
    ];
  },
});

function ownNetworks(endpoint: PrivateEndpoint, network: Network): { vnet: VirtualNetwork; isIn: Proposition }[] {
  const { subnetId } = endpoint;
  if (subnetId === undefined) return [];
  const candidates = likeliest(network.virtualNetworkOf(subnetId).candidates).filter((vnet) => !vnet.existing);
  return candidates.map((vnet) => ({ vnet, isIn: liesIn(subnetId, vnet) }));
}

const dnsTypes = [
  'Microsoft.Network/privateDnsZones',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
  'Microsoft.Network/dnsResolvers',
  'Microsoft.Network/dnsForwardingRulesets',
  'Microsoft.Network/dnsForwardingRulesets/virtualNetworkLinks',
  'Microsoft.Network/dnsResolverPolicies',
  'Microsoft.Authorization/policyAssignments',
];

/** That a deployment says anything of how names resolve in a virtual network, or of other networks that it may share their DNS with. */
function holdsDns(vnet: VirtualNetwork, network: Network): Proposition {
  const resources = dnsTypes.flatMap((type) => network.graph.ofType(type)).map(({ condition }) => exists({ exists: condition }));
  const servers = [...vnet.dnsServers.items.map(exists), ...(vnet.dnsServers.complete ? [] : [undecided])];
  const peerings = network.peeringsOf(vnet.id);
  const peered = peerings.items.map(({ entity }) =>
    exists(entity).and(known(network.virtualNetwork(entity.remoteVirtualNetworkId).outside)),
  );
  return anyOf([...resources, ...servers, ...peered, ...(peerings.complete ? [] : [undecided])]);
}

function whenPartial(network: Network): string | undefined {
  return network.graph.partial ? 'a part of this deployment is not at hand, and may attach it' : undefined;
}

function whenElsewhere(needs: NeedsQuestion, { elsewhere }: RuleContext): string | undefined {
  const needed = needs.in(asWritten);
  const zone = [...elsewhere.zones].find((name) => servesNeeds(needed, scalar(name)) === 'true');
  return zone === undefined ? undefined : `another deployment of this scan declares zone ${zone}`;
}
