import {
  allOf,
  anyOf,
  Children,
  defineRule,
  DnsZoneGroup,
  exists,
  isSubnetOf,
  joins,
  liesIn,
  likeliest,
  names,
  sameResource,
  stringOf,
  undecided,
} from '../../../src/rule-api.js';
import type {
  Child,
  Network,
  PrivateDnsZone,
  PrivateEndpoint,
  Proposition,
  RuleContext,
  VirtualNetwork,
  VirtualNetworkLink,
  World,
} from '../../../src/rule-api.js';
import { attachmentsOf, zoneNameIn } from '../zone-groups.js';
import page from './rule.md';

export default defineRule({
  title: 'The zones of a private endpoint are linked to the virtual network that resolves them',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links',
  tags: ['private-endpoint', 'dns'],
  page,
  messages: {
    unlinked: {
      severity: 'warning',
      precision: 'high',
      text: 'zone {zone} holds the records of private endpoint {endpoint}, but this deployment links it to no virtual network: nobody can resolve its names, so clients keep using the public addresses; add a virtualNetworkLinks resource for the network of the endpoint',
    },
    linkedElsewhere: {
      severity: 'warning',
      precision: 'medium',
      text: 'zone {zone} holds the records of private endpoint {endpoint}, but is linked neither to the virtual network of the endpoint nor to one that is peered with it: clients there keep using the public addresses; add a virtualNetworkLinks resource for that network',
    },
    fromOutside: {
      severity: 'note',
      precision: 'low',
      text: 'zone {zone} in a zone group comes from outside of this deployment: whether it is linked to the virtual network of the endpoint cannot be seen here',
    },
  },
  of: (network) => [...network.privateDnsZones, ...network.dnsZoneGroups],
  check: (subject, context) => (subject instanceof DnsZoneGroup ? checkGroup(subject, context) : checkZone(subject, context)),
});

function* checkGroup(group: DnsZoneGroup, { network }: RuleContext) {
  yield group.configs.items.map((config) =>
    anyOf(network.privateDnsZones.map((zone) => names(config.zoneId, zone))).orUndecided.otherwise('fromOutside', {
      at: config.zoneId,
      given: [config],
      zone: (world: World) => zoneNameIn(config, world) ?? config.zoneId ?? '',
    }),
  );
}

function* checkZone(zone: PrivateDnsZone, context: RuleContext) {
  const { network } = context;
  const users = network.privateEndpoints
    .map((endpoint) => ({ endpoint, uses: holdsRecordsOf(zone, endpoint, network) }))
    .filter(({ uses }) => uses.atFirstSight !== 'false');
  const links = linksOf(zone, network);
  const linked = anyOf(links.map(({ isOurs }) => isOurs));
  if (users.length === 0) return;
  yield users.flatMap(({ endpoint, uses }) => {
    const resolves = anyOf(links.map(({ child: link, isOurs }) => isOurs.and(reaches(link, endpoint, network))));
    const report = {
      related: [[endpoint, 'this endpoint uses the zone']],
      given: [endpoint],
      unless: doubt(zone, context),
      zone,
      endpoint,
    } as const;
    return [
      uses.implies(linked).otherwise('unlinked', report),
      uses
        .and(linked)
        .implies(resolves.or(mayAskOthers(endpoint, network)))
        .otherwise('linkedElsewhere', report),
    ];
  });
}

const linksIn = new WeakMap<Network, Children<VirtualNetworkLink>>();

function linksOf(zone: PrivateDnsZone, network: Network): Child<VirtualNetworkLink>[] {
  let links = linksIn.get(network);
  if (links === undefined) linksIn.set(network, (links = new Children(network.privateDnsZones, 'virtualNetworkLinks')));
  return links.of(zone, network.linksOf(zone.id).items);
}

/** That a zone group of an endpoint names a zone. */
function holdsRecordsOf(zone: PrivateDnsZone, endpoint: PrivateEndpoint, network: Network): Proposition {
  return anyOf(
    attachmentsOf(endpoint, network).flatMap(({ configs, isAttached }) =>
      configs.items
        .filter(({ zoneId }) => likeliest(network.privateDnsZone(zoneId).candidates).includes(zone))
        .map((config) => allOf([isAttached, exists(config), sameResource(config.zoneId, zone.id)])),
    ),
  );
}

/** That a link is to the virtual network of an endpoint, or to one that is peered with it. */
function reaches({ virtualNetworkId }: VirtualNetworkLink, { subnetId }: PrivateEndpoint, network: Network): Proposition {
  if (virtualNetworkId === undefined || subnetId === undefined) return undecided;
  const peered = network.virtualNetworkPeerings.map((peering) => joins(peering, subnetId, virtualNetworkId));
  return anyOf([isSubnetOf(subnetId, virtualNetworkId), ...peered]);
}

/** Undecided where the network of an endpoint may resolve names by other means: it has DNS servers of its own, or is not created here. */
function mayAskOthers({ subnetId }: PrivateEndpoint, network: Network): Proposition {
  if (subnetId === undefined) return undecided;
  const candidates = likeliest(network.virtualNetworkOf(subnetId).candidates).filter((vnet) => !vnet.existing);
  const own = candidates.map((vnet) => liesIn(subnetId, vnet).and(asksOwnServers(vnet).negated));
  return anyOf(own).negated.and(undecided);
}

function asksOwnServers({ dnsServers }: VirtualNetwork): Proposition {
  return anyOf([...dnsServers.items.map(exists), ...(dnsServers.complete ? [] : [undecided])]);
}

function doubt(zone: PrivateDnsZone, { network, elsewhere }: RuleContext): string | undefined {
  if (network.graph.partial) return 'a part of this deployment is not at hand, and may link it';
  const name = stringOf(zone.name)?.toLowerCase();
  return name !== undefined && elsewhere.linkedZones.has(name) ? `another deployment of this scan links zone ${name}` : undefined;
}
