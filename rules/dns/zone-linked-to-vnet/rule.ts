import { anyOf, defineRule, exists, idOf, names, sameResource, shownText, stringOf } from '../../../src/rule-api.js';
import type {
  CheckTools,
  DnsZoneConfig,
  DnsZoneGroup,
  Intent,
  Json,
  Messages,
  Network,
  PrivateDnsZone,
  PrivateEndpoint,
  Statement,
  Value,
  VirtualNetworkLink,
} from '../../../src/rule-api.js';
import { declarationsOf } from '../../declarations.js';
import { forwardsNames, linksThatReach, mayAskOthers, resolvesFor, zoneLinks } from '../questions/resolution.js';
import type { ZoneLink } from '../questions/resolution.js';
import { zoneNameOf } from '../questions/zone-groups.js';
import { zoneNeeds } from '../questions/zone-needs.js';
import type { ZoneNeeds } from '../questions/zone-needs.js';
import { zoneOrRecordUsers } from '../questions/zone-users.js';
import { isIdOf } from '../zone-ids.js';
import { linkedElsewhere, linkerOf, standingOf, summariseLinks, unlinkedElsewhere } from './elsewhere.js';
import page from './rule.md';

export default defineRule({
  title: 'The zones of a private endpoint are linked to the virtual network that resolves them',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links',
  tags: ['private-endpoint', 'dns'],
  link: 'resolution',
  page,
  messages: {
    unlinked: {
      severity: 'warning',
      precision: 'high',
      restsOn: ['zone names'],
      what: 'this deployment links zone {zone} to no virtual network',
      why: 'the zone holds the records of private endpoint {endpoint}, but nobody can resolve its names, so clients keep using the public addresses',
      fix: 'add a virtualNetworkLinks resource for the network of the endpoint',
      fixable: 'unsafe',
    },
    linkedElsewhere: {
      severity: 'warning',
      precision: 'medium',
      restsOn: ['zone names'],
      what: 'zone {zone} is not linked to the virtual network of private endpoint {endpoint}',
      why: 'the zone holds the records of the endpoint, but is not linked to a network that is peered with that of the endpoint either: clients there keep using the public addresses',
      fix: 'add a virtualNetworkLinks resource for that network',
    },
    unlinkedElsewhere: {
      severity: 'warning',
      precision: 'medium',
      restsOn: ['zone names'],
      what: 'zone {zone} is not linked to virtual network {network} of private endpoint {endpoint}',
      why: 'the zone holds the records of the endpoint, but is not linked to a network that is peered with that of the endpoint either: clients there keep using the public addresses; this assumes the zone as {template} declares it, and no other links',
      fix: 'add a virtualNetworkLinks resource for that network',
    },
    fromOutside: {
      severity: 'note',
      precision: 'low',
      openWithout: ['zone names'],
      what: 'zone {zone} in a zone group comes from outside of this deployment',
      why: 'whether it is linked to the virtual network of the endpoint cannot be seen here',
    },
  },
  of: (network) => [...network.privateDnsZones, ...network.zoneGroups],
  *check(subject, { network, say, ask, truthOf }) {
    if (subject.kind === 'zoneGroups') {
      yield subject.zoneConfigs.items.map((config) =>
        anyOf([
          isDeclared(config),
          isKnownToResolve(config, subject, { network, ask }),
          isIdOf(config, 'zone').negated,
        ]).orUndecided.otherwise(
          say.fromOutside({
            at: config.zone.id,
            given: [config],
            recall: truthOf(isDeclared(config)) === 'false' ? standingOf(config, subject, network, ask) : null,
            zone: (inquiry) => zoneNameOf(config, inquiry) ?? config.zone.id ?? '',
          }),
        ),
      );
      return;
    }
    const users = ask(zoneOrRecordUsers, network).get(subject) ?? [];
    if (users.length === 0) return;
    const links = ask(zoneLinks, subject);
    const linked = anyOf([...links.values()].map(({ isOurs }) => isOurs));
    yield users.flatMap(({ endpoint, uses }) => {
      const resolves = resolvesFor(endpoint, links, ask(linksThatReach, endpoint));
      const forwarding = forwardsNames(endpoint, namesIn(subject, ask(zoneNeeds, endpoint)), network);
      const telling = {
        related: [[endpoint, 'this endpoint uses the zone']],
        given: [endpoint],
        unless: network.partial ? 'a part of this deployment is not at hand, and may link it' : undefined,
        recall: { name: shownText(subject.name)?.toLowerCase() ?? null, id: shownText(subject.id)?.toLowerCase() ?? null },
        zone: subject,
        endpoint,
      } as const;
      return [
        uses.implies(linked).otherwise(say.unlinked({ ...telling, remedy: linkTo(subject, endpoint) })),
        uses
          .and(linked)
          .implies(resolves.or(ask(mayAskOthers, endpoint)))
          .otherwise(say.linkedElsewhere(truthOf(forwarding) === 'false' ? telling : { ...telling, unless: whenForwarded })),
      ];
    });
  },
  summarise: summariseLinks,
  reconsider({ recall }, elsewhere) {
    const { name, id } = isNamed(recall) ? recall : {};
    if (typeof name !== 'string') return undefined;
    if (elsewhere.has('linksZonesOfOthers', name)) return `another deployment of this scan links zone ${name}`;
    const template = typeof id === 'string' ? linkerOf(id, elsewhere) : undefined;
    return template === undefined ? undefined : `${template} links zone ${name}`;
  },
  foundElsewhere({ messageId, recall }, elsewhere) {
    const found = messageId === 'fromOutside' ? unlinkedElsewhere(recall, elsewhere) : undefined;
    return found === undefined ? undefined : { messageId: 'unlinkedElsewhere', arguments: found };
  },
  metElsewhere: ({ messageId, recall }, elsewhere) => (messageId === 'fromOutside' ? linkedElsewhere(recall, elsewhere) : undefined),
});

function isNamed(recall: Json): recall is { readonly name: Json; readonly id: Json } {
  return typeof recall === 'object' && recall !== null && 'name' in recall;
}

/** Links a zone to the network of an endpoint, where the deployment declares that once. */
function linkTo(zone: PrivateDnsZone, { subnet: { virtualNetwork } }: PrivateEndpoint): readonly Intent[] | undefined {
  const [vnet, another] = declarationsOf(virtualNetwork);
  if (vnet === undefined || another !== undefined) return undefined;
  const properties = { registrationEnabled: false, virtualNetwork: { id: idOf(vnet) } };
  const name = `link-to-${shownText(vnet.name) ?? 'network'}`;
  return [{ kind: 'addChild', of: zone, child: { type: 'virtualNetworkLinks', name, location: 'global', properties } }];
}

const whenForwarded =
  'the network of the endpoint is linked to a DNS forwarding ruleset, which may send such queries where they are answered';

/** The names that clients ask for whose records are in a zone: its own, and the public ones that lead to it. */
function namesIn({ name }: PrivateDnsZone, { needs }: ZoneNeeds): string[] {
  const zone = stringOf(name)?.toLowerCase() ?? '';
  const suffixes = needs.flatMap(({ group }) => Object.values(group.publicSuffixes ?? {}).flat());
  return [zone, ...suffixes.filter((suffix) => !suffix.includes('{'))];
}

/** That this deployment itself makes the zone that a configuration names. */
function isDeclared({ zone: { id, candidates } }: DnsZoneConfig): Statement {
  return anyOf(candidates.flatMap(({ entity }) => (entity.existing ? [] : names(id, entity))));
}

/** That the zone of a configuration is outside of the deployment, and linked to the network of the endpoint: so it is known, or this deployment does it. */
function isKnownToResolve(
  { zone }: DnsZoneConfig,
  { parentId, privateEndpoint }: DnsZoneGroup,
  { network, ask }: Pick<CheckTools<Messages>, 'network' | 'ask'>,
): Statement {
  const links = [
    linksTo(zone.id, network),
    ...zone.told.filter(({ existing }) => existing).map((known) => linksOfKnown(zone.id, known, ask)),
  ];
  return anyOf(
    privateEndpoint.declared.flatMap((endpoint) =>
      links.map((ours) => names(parentId, endpoint).and(resolvesFor(endpoint, ours, ask(linksThatReach, endpoint)))),
    ),
  );
}

/** The links that this deployment makes to a zone, wherever that is. */
function linksTo(zoneId: Value | undefined, network: Network): ReadonlyMap<VirtualNetworkLink, ZoneLink> {
  const found = zoneId === undefined ? [] : network.under('virtualNetworkLinks', zoneId);
  return new Map(found.map(({ entity: link }) => [link, { link, isOurs: sameResource(link.parentId, zoneId).and(exists(link)) }]));
}

/** The links of a zone that is known besides the templates, where an id is its own. */
function linksOfKnown(
  zoneId: Value | undefined,
  known: PrivateDnsZone,
  ask: CheckTools<Messages>['ask'],
): ReadonlyMap<VirtualNetworkLink, ZoneLink> {
  const isIt = sameResource(zoneId, known.id);
  return new Map([...ask(zoneLinks, known)].map(([link, { isOurs }]) => [link, { link, isOurs: isIt.and(isOurs) }]));
}
