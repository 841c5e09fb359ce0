import {
  allOf,
  anyOf,
  defineQuestion,
  exists,
  isSubnetOf,
  joins,
  known,
  liesIn,
  liesUnder,
  listsAll,
  sameResource,
  stringOf,
  that,
  truthOf,
  undecided,
  virtualNetworkIdOf,
  undecidedSince,
} from '../../../src/rule-api.js';
import type {
  EntityOf,
  Network,
  PrivateDnsZone,
  PrivateEndpoint,
  Statement,
  Value,
  VirtualNetwork,
  VirtualNetworkLink,
  VirtualNetworkPeering,
} from '../../../src/rule-api.js';

/** A link of a zone, or what may be one. */
export interface ZoneLink {
  readonly link: VirtualNetworkLink;
  /** That it is there and is that of the zone. */
  readonly isOurs: Statement;
}

/** The links of a zone. */
export const zoneLinks = defineQuestion(
  (zone: PrivateDnsZone): ReadonlyMap<VirtualNetworkLink, ZoneLink> =>
    new Map(zone.virtualNetworkLinks.items.map((link) => [link, { link, isOurs: liesUnder(link, zone) }])),
);

/** A way by which names of a linked zone may reach the network of an endpoint. */
export interface Reach {
  readonly link: VirtualNetworkLink;
  readonly isWay: Statement;
}

/** The links that lead to the network of an endpoint, or to one that is peered with it, whatever zone they are of. */
export const linksThatReach = defineQuestion((endpoint: PrivateEndpoint, { network }): readonly Reach[] => {
  const { id: subnetId } = endpoint.subnet;
  if (subnetId === undefined) return [];
  const networkId = virtualNetworkIdOf(subnetId);
  if (networkId === subnetId) return anyWays(subnetId, network);
  const own = network.referrers('virtualNetworkLinks', 'virtualNetwork', networkId).map(({ entity: link }) => direct(link, subnetId));
  const peered = peeringsOf(networkId, network).flatMap(({ peering, other }) => {
    const links = other === undefined ? network.virtualNetworkLinks : linksTo(other, network);
    return links.map((link) => throughPeering(link, peering, subnetId));
  });
  return [
    ...own,
    ...peered,
    ...network.virtualNetworkLinks.filter(({ virtualNetwork }) => virtualNetwork.id === undefined).map(unknownWay),
  ];
});

/** That a zone is linked to the network of an endpoint, or to one that is peered with it. */
export function resolvesFor(
  endpoint: PrivateEndpoint,
  links: ReadonlyMap<VirtualNetworkLink, ZoneLink>,
  ways: readonly Reach[],
): Statement {
  if (endpoint.subnet.id === undefined) return allOf([anyOf([...links.values()].map(({ isOurs }) => isOurs)), undecided]);
  return anyOf(
    ways.flatMap(({ link, isWay }) => {
      const ours = links.get(link);
      return ours === undefined ? [] : [ours.isOurs.and(isWay)];
    }),
  );
}

/** The virtual networks that this deployment creates and an endpoint lies in, or may. */
export const ownNetworks = defineQuestion(
  (endpoint: PrivateEndpoint): readonly { readonly vnet: VirtualNetwork; readonly isIn: Statement }[] => {
    const { id: subnetId, virtualNetwork } = endpoint.subnet;
    return subnetId === undefined ? [] : virtualNetwork.declared.map((vnet) => ({ vnet, isIn: liesIn(subnetId, vnet) }));
  },
);

/**
 * Undecided where the network of an endpoint may resolve names by other means: it has DNS servers of its own, is joined with networks that are not known
 * here, or is not created here.
 */
export const mayAskOthers = defineQuestion((endpoint: PrivateEndpoint, { ask, network }): Statement => {
  if (endpoint.subnet.id === undefined) return undecided;
  const own = ask(ownNetworks, endpoint);
  const asksAzure = anyOf(own.map(({ vnet, isIn }) => isIn.and(asksOwnServers(vnet).negated)));
  const isPeered = anyOf(own.map(({ vnet, isIn }) => isIn.and(listsAll(vnet.virtualNetworkPeerings).negated)));
  const isConnected = anyOf(own.flatMap(({ vnet, isIn }) => hubConnectionsOf(vnet, network).map(({ isOurs }) => isIn.and(isOurs))));
  return anyOf([
    asksAzure.negated.and(own.length === 0 ? asElsewhere : asItsServersSay),
    isPeered.and(asItsPeersSay),
    isConnected.and(asItsHubSays),
  ]);
});

const asElsewhere = undecidedSince('its network is not created here, and may resolve names by other means');
const asItsServersSay = undecidedSince('its network asks DNS servers of its own, which may know the names');
const asItsPeersSay = undecidedSince('its network may be peered with others that are not known here');
const asItsHubSays = undecidedSince('its network is connected to a virtual hub, behind which the names may be known');

/** The connections of a virtual network to virtual hubs, or what may be one. */
function hubConnectionsOf(
  vnet: VirtualNetwork,
  network: Network,
): readonly { readonly connection: EntityOf<'hubConnections'>; readonly isOurs: Statement }[] {
  return network.referrers('hubConnections', 'remoteVirtualNetwork', vnet.id).map(({ entity: connection }) => ({
    connection,
    isOurs: allOf([exists(connection), sameResource(connection.remoteVirtualNetwork.id, vnet.id)]),
  }));
}

/** That a virtual network has DNS servers of its own. */
export function asksOwnServers({ dnsServers }: VirtualNetwork): Statement {
  return anyOf([...dnsServers.items.map(exists), listsAll(dnsServers).negated]);
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

/** That a deployment says anything of how names resolve. */
export const holdsDns = defineQuestion((network: Network): Statement =>
  anyOf(dnsTypes.flatMap((type) => network.ofType(type)).map(({ condition }) => exists({ exists: condition }))),
);

/**
 * That a deployment says of a virtual network where its names are resolved, or shares its DNS with networks or a virtual hub that it does not
 * create.
 */
export const hasDnsOfItsOwn = defineQuestion((vnet: VirtualNetwork, { network }): Statement => {
  const peered = vnet.virtualNetworkPeerings.items.map((peering) => exists(peering).and(known(peering.remoteVirtualNetwork.outside)));
  const connected = hubConnectionsOf(vnet, network).map(({ connection: { virtualHub }, isOurs }) =>
    isOurs.and(known(virtualHub.declared.length === 0)),
  );
  return anyOf([asksOwnServers(vnet), ...peered, ...connected, listsAll(vnet.virtualNetworkPeerings).negated]);
});

/** Links to forwarding rulesets that are looked at for one network; Azure takes one. */
const mostRulesetLinks = 20;

/** That the network of an endpoint is linked to a forwarding ruleset that has a rule for one of some names, or may have. */
export function forwardsNames(endpoint: PrivateEndpoint, names: readonly string[], network: Network): Statement {
  const { id: subnetId } = endpoint.subnet;
  if (subnetId === undefined) return undecided;
  const links = network.referrers('rulesetLinks', 'virtualNetwork', virtualNetworkIdOf(subnetId)).map(({ entity }) => entity);
  if (links.length > mostRulesetLinks) return undecided;
  return anyOf(
    links.map((link) => {
      const { id } = link.virtualNetwork;
      const isLinked = exists(link).and(id === undefined ? undecided : isSubnetOf(subnetId, id));
      const [ruleset] = link.ruleset.declared;
      return isLinked.and(ruleset === undefined ? undecided : anyOf(ruleset.forwardingRules.items.map((rule) => forwards(rule, names))));
    }),
  );
}

/** That a rule is there and is for one of some names, for a domain that holds it, or for one that lies in it. */
function forwards(rule: EntityOf<'forwardingRules'>, names: readonly string[]): Statement {
  return exists(rule).and(
    that(({ see }) => {
      const domain = rule.domainName && stringOf(see(rule.domainName))?.toLowerCase().replace(/\.$/, '');
      const state = rule.state && stringOf(see(rule.state))?.toLowerCase();
      if (state === 'disabled') return 'false';
      if (domain === undefined) return 'unknown';
      return truthOf(names.some((name) => isWithin(name, domain) || isWithin(domain, name)));
    }),
  );
}

function isWithin(name: string, domain: string): boolean {
  return domain === '' || name === domain || name.endsWith(`.${domain}`);
}

/** Links and peerings that are looked at together for one endpoint; where there are more, each link may be a way. */
const mostWays = 1_000;

/** Of an endpoint whose subnet id does not say which network it lies in. */
function anyWays(subnetId: Value, { virtualNetworkLinks: links, virtualNetworkPeerings: peerings }: Network): Reach[] {
  if (links.length * peerings.length > mostWays) return links.map(unknownWay);
  return links.flatMap((link) => [direct(link, subnetId), ...peerings.map((peering) => throughPeering(link, peering, subnetId))]);
}

function direct(link: VirtualNetworkLink, subnetId: Value): Reach {
  const { id } = link.virtualNetwork;
  return { link, isWay: id === undefined ? undecided : isSubnetOf(subnetId, id) };
}

function throughPeering(link: VirtualNetworkLink, peering: VirtualNetworkPeering, subnetId: Value): Reach {
  const { id } = link.virtualNetwork;
  return { link, isWay: id === undefined ? undecided : joins(peering, subnetId, id) };
}

function unknownWay(link: VirtualNetworkLink): Reach {
  return { link, isWay: undecided };
}

function linksTo(networkId: Value, network: Network): readonly VirtualNetworkLink[] {
  return network.referrers('virtualNetworkLinks', 'virtualNetwork', networkId).map(({ entity }) => entity);
}

/** The peerings that join a network with another, from whichever side; `other` is that network's id where it is told. */
function peeringsOf(networkId: Value, network: Network): { readonly peering: VirtualNetworkPeering; readonly other: Value | undefined }[] {
  const near = network.under('virtualNetworkPeerings', networkId).map(({ entity: peering }) => ({
    peering,
    other: peering.remoteVirtualNetwork.id,
  }));
  const far = network.referrers('virtualNetworkPeerings', 'remoteVirtualNetwork', networkId).map(({ entity: peering }) => ({
    peering,
    other: peering.parentId,
  }));
  return [...near, ...far];
}
