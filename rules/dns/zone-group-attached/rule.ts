import {
  allOf,
  anyOf,
  defineQuestion,
  defineRule,
  exists,
  known,
  listsAll,
  nameAfter,
  shownOf,
  shownText,
  virtualNetworkIdOf,
  zoneFits,
} from '../../../src/rule-api.js';
import type { Elsewhere, Inquiry, Intent, Json, Network, PrivateDnsZone, PrivateEndpoint, Value } from '../../../src/rule-api.js';
import { mayBeOneName, namePatternOf } from '../../name-patterns.js';
import { zoneConfig } from '../../remedies.js';
import { declaredZones, isRecordedIn, recordedZones } from '../questions/known-zones.js';
import { assignsZoneGroups } from '../questions/policies.js';
import { hasDnsOfItsOwn, holdsDns, linksThatReach, mayAskOthers, ownNetworks, resolvesFor, zoneLinks } from '../questions/resolution.js';
import { hasGroup, sharers, sharesGroup } from '../questions/zone-groups.js';
import { tellable, zoneNeeds } from '../questions/zone-needs.js';
import { zoneUsers } from '../questions/zone-users.js';
import { needsNoZone, serves } from '../zone-group-needs.js';
import { zoneNameOfLink } from '../zone-ids.js';
import { listed, proposedZones, seeminglyMeant, servingZones } from '../zone-standing.js';
import page from './rule.md';

/** Zones of different names that are looked at for one endpoint. */
const mostZones = 200;

export default defineRule({
  title: 'A private endpoint has a DNS zone group',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration',
  tags: ['private-endpoint', 'dns'],
  link: 'zone group',
  page,
  messages: {
    forgotten: {
      severity: 'error',
      precision: 'high',
      what: 'private endpoint {endpoint} has no DNS zone group for zone {zone}',
      why: 'this deployment declares the zone for its target, but nothing registers the private address there, so names of the target do not resolve to it',
      fix: 'add a privateDnsZoneGroups resource that names the zone',
      fixable: 'safe',
    },
    leftOut: {
      severity: 'warning',
      precision: 'medium',
      what: 'private endpoint {endpoint} has no DNS zone group, and zone {zone} is not linked to its network',
      why: 'the zone holds the records of {other} for the same target, but names of the target resolve to public addresses in this network; a zone holds one endpoint of a target, so to attach {zone} here would take the record of {other} away',
      fix: 'attach another zone of that name that is linked to the network of {endpoint} alone',
    },
    otherZone: {
      severity: 'warning',
      precision: 'medium',
      what: 'private endpoint {endpoint} has no DNS zone group, and zone {zone} is none of its target',
      why: 'this deployment declares a zone in which no client looks for names of the target: unless Azure Policy attaches a zone group, they keep resolving to public addresses',
      fix: 'name the zone {zones}, and add a privateDnsZoneGroups resource for it',
    },
    noDns: {
      severity: 'warning',
      precision: 'medium',
      what: 'private endpoint {endpoint} has no DNS zone group',
      why: 'this deployment creates its virtual network {vnet} without anything for DNS: unless Azure Policy attaches a zone group, names of the target keep resolving to public addresses',
      fix: 'add a privateDnsZoneGroups resource for {zones}',
    },
    mayBeAttached: {
      severity: 'note',
      precision: 'low',
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} has no DNS zone group in this deployment',
      why: 'Azure Policy or another deployment has to attach one for {zones}',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, truthOf, atMost }) {
    const hasZones = anyOf([ask(hasGroup, endpoint), needsNoZone(endpoint), known(network.zonesAttachedByPolicy)]);
    const records = truthOf(hasZones) === 'true' ? [] : atMost(mostZones, ask(recordedZones, network), 'zones with records');
    const settled = anyOf([hasZones, ...records.map((zone) => isRecordedIn(zone, endpoint))]);
    const zones = ({ ask: inCase }: Inquiry) => listed(proposedZones(tellable(inCase(zoneNeeds, endpoint))));
    const telling = {
      unless: whenPartial(network),
      recall: ({ ask: inCase }: Inquiry) => ({
        endpoint: namePatternOf(endpoint.name),
        id: idTextOf(endpoint.id),
        network: idTextOf(endpoint.subnet.id && virtualNetworkIdOf(endpoint.subnet.id)),
        zones: servingZones(inCase(zoneNeeds, endpoint)),
      }),
      endpoint,
    };
    const all = truthOf(settled) === 'true' ? [] : atMost(mostZones, ask(declaredZones, network), 'zones of different names');
    const serving = all
      .map((zone) => ({ zone, served: exists(zone).and(serves(endpoint, zone.name)) }))
      .filter(({ served }) => truthOf(served) !== 'false');
    const strangers = serving.length > 0 ? [] : all.filter((zone) => !ask(isOfSome, zone));
    yield [
      settled.orUndecided.otherwise(say.mayBeAttached({ endpoint, zones })),
      ...serving.flatMap(({ zone, served }) => {
        const uses = new Map((ask(zoneUsers, network).get(zone) ?? []).map((user) => [user.endpoint, user.uses]));
        const others = ask(sharers, endpoint);
        const taken = others.items.flatMap(({ other, ours, theirs, isSame }) => {
          const isUser = uses.get(other);
          return isUser === undefined ? [] : [{ other, isTaken: allOf([isUser, isSame, sharesGroup(ours, theirs)]) }];
        });
        const isTaken = anyOf([...taken.map((user) => user.isTaken), listsAll(others).negated]);
        const isAttached = anyOf([settled, ask(assignsZoneGroups, network)]);
        const resolves = anyOf([resolvesFor(endpoint, ask(zoneLinks, zone), ask(linksThatReach, endpoint)), ask(mayAskOthers, endpoint)]);
        return [
          served
            .and(isTaken.negated)
            .implies(isAttached)
            .otherwise(say.forgotten({ ...telling, related: [[zone, 'the zone is declared here']], zone, remedy: groupFor(endpoint) })),
          ...taken.map((user) =>
            served
              .and(user.isTaken)
              .implies(anyOf([isAttached, resolves]))
              .otherwise(
                say.leftOut({
                  ...telling,
                  related: [
                    [zone, 'the zone is declared here'],
                    [user.other, 'this endpoint has its records there'],
                  ],
                  zone,
                  other: user.other,
                }),
              ),
          ),
        ];
      }),
      ...strangers.flatMap((zone) => {
        const meant = seeminglyMeant(tellable(ask(zoneNeeds, endpoint)), shownOf(zone.name));
        if (meant.length === 0) return [];
        const isAttached = anyOf([settled, ask(assignsZoneGroups, network)]);
        const related = [[endpoint, 'this endpoint has no zone group']] as const;
        return exists(zone)
          .implies(isAttached)
          .otherwise(say.otherZone({ ...telling, at: zone.name, related, zone, zones: listed(meant) }));
      }),
      ...ask(ownNetworks, endpoint).map(({ vnet, isIn }) =>
        isIn
          .implies(anyOf([settled, ask(holdsDns, network), ask(hasDnsOfItsOwn, vnet)]))
          .otherwise(say.noDns({ ...telling, related: [[vnet, 'the virtual network is created here']], vnet, zones })),
      ),
    ];
  },
  summarise: (network) => {
    const ofOthers = network.zoneGroups.filter(
      ({ privateEndpoint }) => !privateEndpoint.candidates.some(({ entity, sure }) => sure === 'true' && !entity.existing),
    );
    return {
      declares: network.privateDnsZones.flatMap(({ name }) => shownText(name)?.toLowerCase() ?? []),
      attaches: ofOthers.flatMap(({ id }) => {
        const name = nameAfter(id, 'privateEndpoints');
        return name === undefined ? [] : [namePatternOf(name)];
      }),
      attachesById: ofOthers.flatMap(({ parentId }) => idTextOf(parentId) ?? []),
      ...Object.fromEntries(zonesByNetwork(network)),
    };
  },
  reconsider({ messageId, recall }, elsewhere) {
    if (!isRecalled(recall)) return undefined;
    const { id, network } = recall;
    const [attaching] = id !== null ? elsewhere.holders('attachesById', id) : [];
    if (attaching !== undefined) return `${attaching} attaches a zone group to this endpoint`;
    for (const name of elsewhere.all('attaches'))
      if (mayBeOneName(name, recall.endpoint)) return 'another deployment of this scan attaches a zone group to an endpoint of this name';
    if (messageId !== 'noDns' && messageId !== 'otherZone') return undefined;
    const zone = servingAmong(elsewhere, 'declares', recall.zones);
    if (zone !== undefined) return `another deployment of this scan declares zone ${zone}`;
    const linked = network !== null ? servingAmong(elsewhere, linkedTo(network), recall.zones) : undefined;
    return linked === undefined ? undefined : `another deployment links zone ${linked} to this network`;
  },
});

/** Whether a zone serves one of the endpoints of its deployment, or may, or is named by the zone group of one. */
const isOfSome = defineQuestion((zone: PrivateDnsZone, { network, ask, truthOf }): boolean => {
  const isNamed = (ask(zoneUsers, network).get(zone) ?? []).some(({ uses }) => truthOf(uses) !== 'false');
  return isNamed || network.privateEndpoints.some((endpoint) => truthOf(serves(endpoint, zone.name)) !== 'false');
});

/** By network, the names of the zones that a deployment links it to. */
function zonesByNetwork({ virtualNetworkLinks }: Network): ReadonlyMap<string, string[]> {
  const zones = new Map<string, string[]>();
  for (const link of virtualNetworkLinks) {
    const name = zoneNameOfLink(link);
    const [zone, network] = [name && shownText(name)?.toLowerCase(), idTextOf(link.virtualNetwork.id)];
    if (zone !== undefined && network !== null) zones.set(linkedTo(network), [...(zones.get(linkedTo(network)) ?? []), zone]);
  }
  return zones;
}

function linkedTo(network: string): string {
  return `zones linked to ${network}`;
}

/** An id in lower case, as far as it is known. */
function idTextOf(id: Value | undefined): string | null {
  return (id && shownText(id)?.toLowerCase()) ?? null;
}

/** Adds a group with all zones of the deployment that serve an endpoint, where no two of them have one name. */
function groupFor(endpoint: PrivateEndpoint) {
  return ({ ask, network, truthOf }: Inquiry): readonly Intent[] | undefined => {
    const zones = ask(declaredZones, network).filter((zone) => truthOf(exists(zone).and(serves(endpoint, zone.name))) === 'true');
    const names = new Set(zones.map(({ name }) => shownText(name)?.toLowerCase()));
    if (zones.length === 0 || names.size < zones.length) return undefined;
    const properties = { privateDnsZoneConfigs: zones.map(zoneConfig) };
    return [{ kind: 'addChild', of: endpoint, child: { type: 'privateDnsZoneGroups', name: 'default', properties } }];
  };
}

function whenPartial(network: Network): string | undefined {
  return network.partial ? 'a part of this deployment is not at hand, and may attach it' : undefined;
}

/** What is recalled with every message but the one that is open whatever others say. */
interface Recalled {
  readonly endpoint: string;
  readonly id: string | null;
  readonly network: string | null;
  readonly zones: readonly string[];
}

function isRecalled(recall: Json): recall is Json & Recalled {
  return recall !== null;
}

/** A zone that other deployments tell under a topic and one of the patterns describes. */
function servingAmong(elsewhere: Elsewhere, topic: string, names: readonly string[]): string | undefined {
  const known = names.find((name) => elsewhere.has(topic, name));
  const open = names.filter((name) => name.includes('{'));
  if (known !== undefined || open.length === 0) return known;
  for (const zone of elsewhere.all(topic)) if (open.some((pattern) => zoneFits(zone, pattern))) return zone;
  return undefined;
}
