import { defineQuestion, isTrue, isWholeId, nameAfter, shownText, stringOf, virtualNetworkIdOf } from '../../../src/rule-api.js';
import type { DnsZoneConfig, DnsZoneGroup, Elsewhere, Entity, Json, Network, Summary, Value } from '../../../src/rule-api.js';
import { append } from '../../append.js';

/** What stands for a network that may be any. */
const notKnown = 'not known';

/**
 * What a deployment tells of how names in zones resolve, by ids in lower case: the zones that it surely makes; for each zone the networks that it is
 * linked to, surely or perhaps, and those that it surely is; for each network those that it is peered with; the networks that surely ask Azure alone,
 * and those that may ask others. By name, the zones of others that it links.
 */
export function summariseLinks(network: Network): Summary {
  const zones = network.privateDnsZones.filter(({ existing }) => !existing);
  const own = new Set(zones.map(({ name }) => stringOf(name)?.toLowerCase()));
  const linked = network.virtualNetworkLinks.flatMap(({ id }) => stringOf(nameAfter(id, 'privateDnsZones'))?.toLowerCase() ?? []);
  const networks = network.virtualNetworks.filter(({ existing }) => !existing);
  const asksAzure = networks.filter(({ dnsServers: { items, complete } }) => complete && items.length === 0);
  return {
    linksZonesOfOthers: linked.filter((name) => !own.has(name)),
    zones: zones.flatMap((zone) => sureId(zone) ?? []),
    ...Object.fromEntries([...linksByZone(network), ...peersByNetwork(network)]),
    askAzure: asksAzure.flatMap((vnet) => sureId(vnet) ?? []),
    mayAskOthers: [
      ...networks.filter((vnet) => !asksAzure.includes(vnet)).map(({ id }) => id),
      ...network.rulesetLinks.map(({ virtualNetwork }) => virtualNetwork.id),
    ].flatMap((id) => textOf(id) ?? []),
  };
}

function linksByZone(network: Network): Map<string, string[]> {
  const topics = new Map<string, string[]>();
  const links = network.virtualNetworkLinks.filter(({ existing }) => !existing);
  for (const { parentId, virtualNetwork, exists } of links) {
    const [zone, linked] = [textOf(parentId), textOf(virtualNetwork.id)];
    if (zone === undefined) continue;
    append(topics, linksOf(zone), linked ?? notKnown);
    if (linked !== undefined && isTrue(exists)) append(topics, sureLinksOf(zone), linked);
  }
  if (network.partial || links.some(({ parentId }) => textOf(parentId) === undefined))
    for (const { id } of network.privateDnsZones) append(topics, linksOf(textOf(id) ?? ''), notKnown);
  return topics;
}

function peersByNetwork(network: Network): Map<string, string[]> {
  const topics = new Map<string, string[]>();
  for (const { parentId, remoteVirtualNetwork } of network.virtualNetworkPeerings) {
    const [near, far] = [textOf(parentId), textOf(remoteVirtualNetwork.id)];
    if (near !== undefined) append(topics, peersOf(near), far ?? notKnown);
    if (far !== undefined) append(topics, peersOf(far), near ?? notKnown);
  }
  // What else is connected to the virtual hub is in reach too.
  const connected = network.hubConnections.map(({ remoteVirtualNetwork }) => remoteVirtualNetwork.id);
  const unlisted = network.virtualNetworks.filter(({ virtualNetworkPeerings: { complete } }) => !complete).map(({ id }) => id);
  for (const id of [...connected, ...unlisted]) append(topics, peersOf(textOf(id) ?? ''), notKnown);
  return topics;
}

const ownSummary = defineQuestion((network: Network): Summary => summariseLinks(network));

/** The zone of an endpoint and the network that is to resolve its names. */
interface Standing {
  readonly [name: string]: Json;
  readonly zone: string;
  readonly network: string;
  /** Names for messages. */
  readonly endpoint: string;
  /** Networks that this deployment links the zone to, and those that it peers with that network. */
  readonly links: readonly string[];
  readonly peers: readonly string[];
  /** Whether the network surely asks Azure alone; null where this deployment does not say. */
  readonly asksAzure: boolean | null;
}

/** What a configuration of a zone group, whose zone comes from outside, needs of other deployments; null where it is not known whatever is deployed. */
export function standingOf(
  config: DnsZoneConfig,
  group: DnsZoneGroup,
  network: Network,
  ask: (question: typeof ownSummary, network: Network) => Summary,
): Json {
  const [endpoint, another] = group.privateEndpoint.declared;
  const [zone, subnet] = [textOf(config.zone.id), endpoint?.subnet.id];
  const vnet = subnet && textOf(virtualNetworkIdOf(subnet));
  const name = endpoint && shownText(endpoint.name);
  if (endpoint === undefined || another !== undefined || zone === undefined || vnet === undefined || name === undefined) return null;
  if (network.partial || ![zone, vnet].every(isWholeId) || ![config, group, endpoint].every(({ exists }) => isTrue(exists))) return null;
  const told = ask(ownSummary, network);
  const holds = (topic: string): boolean => told[topic]?.includes(vnet) === true;
  return {
    zone,
    network: vnet,
    endpoint: name,
    links: told[linksOf(zone)] ?? [],
    peers: told[peersOf(vnet)] ?? [],
    asksAzure: holds('mayAskOthers') ? false : holds('askAzure') ? true : null,
  };
}

/** What is wrong with the links of a zone as other deployments declare it; undefined where they tell nothing of it, or not surely. */
export function unlinkedElsewhere(recall: Json, elsewhere: Elsewhere) {
  if (!isStanding(recall)) return undefined;
  const { zone, network, endpoint } = recall;
  const asksAzure = recall.asksAzure ?? elsewhere.has('askAzure', network);
  if (!asksAzure || elsewhere.has('mayAskOthers', network) || elsewhere.has('linksZonesOfOthers', lastName(zone))) return undefined;
  const links = [...recall.links, ...elsewhere.all(linksOf(zone))];
  const inReach = new Set([network, ...recall.peers, ...elsewhere.all(peersOf(network))]);
  if (links.includes(notKnown) || inReach.has(notKnown) || links.some((linked) => inReach.has(linked))) return undefined;
  const [template] = elsewhere.holders('zones', zone);
  return template === undefined ? undefined : { endpoint, network: lastName(network), template };
}

/** What shows that another deployment links a zone to the network of an endpoint. */
export function linkedElsewhere(recall: Json, elsewhere: Elsewhere): string | undefined {
  if (!isStanding(recall)) return undefined;
  const { zone, network } = recall;
  const [template] = elsewhere.holders(sureLinksOf(zone), network);
  return template === undefined ? undefined : `${lastName(zone)} is linked to ${lastName(network)} as ${template} declares it`;
}

/** A template of another deployment that links a zone, or may. */
export function linkerOf(zone: string, elsewhere: Elsewhere): string | undefined {
  const [first] = [...elsewhere.all(linksOf(zone))].flatMap((linked) => elsewhere.holders(linksOf(zone), linked)).sort();
  return first;
}

function isStanding(recall: Json): recall is Standing {
  return typeof recall === 'object' && recall !== null && 'asksAzure' in recall;
}

function linksOf(zone: string): string {
  return `links of ${zone}`;
}

function sureLinksOf(zone: string): string {
  return `sure links of ${zone}`;
}

function peersOf(network: string): string {
  return `peers of ${network}`;
}

function sureId({ id, exists }: Entity): string | undefined {
  return isTrue(exists) ? textOf(id) : undefined;
}

function textOf(id: Value | undefined): string | undefined {
  return id && shownText(id)?.toLowerCase();
}

function lastName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
