import { anyOf, defineRule, exists, stringOf, zoneFits } from '../../../src/rule-api.js';
import type { Elsewhere, Inquiry, Json, Network } from '../../../src/rule-api.js';
import { recordedZones, declaredZones } from '../questions/known-zones.js';
import { hasDnsOfItsOwn, holdsDns, ownNetworks } from '../questions/resolution.js';
import { hasGroup } from '../questions/zone-groups.js';
import { zoneNeeds } from '../questions/zone-needs.js';
import { needsNoZone, serves } from '../zone-group-needs.js';
import { listed, proposedZones, servingZones } from '../zone-standing.js';
import page from './rule.md';

/** Zones of different names that are looked at for one endpoint. */
const mostZones = 200;

export default defineRule({
  title: 'A private endpoint has a DNS zone group',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration',
  tags: ['private-endpoint', 'dns'],
  page,
  messages: {
    forgotten: {
      severity: 'error',
      precision: 'high',
      what: 'private endpoint {endpoint} has no DNS zone group, although this deployment declares zone {zone} for its target',
      why: 'nothing registers the private address there, so names of the target do not resolve to it',
      fix: 'add a privateDnsZoneGroups resource that names the zone',
    },
    noDns: {
      severity: 'warning',
      precision: 'medium',
      what: 'private endpoint {endpoint} has no DNS zone group, and this deployment creates its virtual network {vnet} without anything for DNS',
      why: 'unless Azure Policy attaches a zone group, names of the target keep resolving to public addresses',
      fix: 'add a privateDnsZoneGroups resource for {zones}',
    },
    mayBeAttached: {
      severity: 'note',
      precision: 'low',
      what: 'private endpoint {endpoint} has no DNS zone group in this deployment',
      why: 'Azure Policy or another deployment has to attach one for {zones}',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, truthOf, atMost }) {
    const hasZones = anyOf([ask(hasGroup, endpoint), needsNoZone(endpoint)]);
    const records = truthOf(hasZones) === 'true' ? [] : atMost(mostZones, ask(recordedZones, network), 'zones with records');
    const settled = anyOf([hasZones, ...records.map(({ name, isRecorded }) => isRecorded.and(serves(endpoint, name)))]);
    const zones = ({ ask: inCase }: Inquiry) => listed(proposedZones(inCase(zoneNeeds, endpoint)));
    yield [
      settled.orUndecided.otherwise(say.mayBeAttached({ endpoint, zones })),
      ...(truthOf(settled) === 'true' ? [] : atMost(mostZones, ask(declaredZones, network), 'zones of different names'))
        .map((zone) => ({ zone, served: exists(zone).and(serves(endpoint, zone.name)) }))
        .filter(({ served }) => truthOf(served) !== 'false')
        .map(({ zone, served }) =>
          served.implies(settled).otherwise(
            say.forgotten({
              related: [[zone, 'the zone is declared here']],
              unless: whenPartial(network),
              endpoint,
              zone,
            }),
          ),
        ),
      ...ask(ownNetworks, endpoint).map(({ vnet, isIn }) =>
        isIn.implies(anyOf([settled, ask(holdsDns, network), ask(hasDnsOfItsOwn, vnet)])).otherwise(
          say.noDns({
            related: [[vnet, 'the virtual network is created here']],
            unless: whenPartial(network),
            recall: ({ ask: inCase }) => servingZones(inCase(zoneNeeds, endpoint)),
            endpoint,
            vnet,
            zones,
          }),
        ),
      ),
    ];
  },
  summarise: (network) => ({ declares: network.privateDnsZones.flatMap(({ name }) => stringOf(name)?.toLowerCase() ?? []) }),
  reconsider({ messageId, recall }, elsewhere) {
    if (messageId !== 'noDns') return undefined;
    const zone = servingAmong(elsewhere, recall);
    return zone === undefined ? undefined : `another deployment of this scan declares zone ${zone}`;
  },
});

function whenPartial(network: Network): string | undefined {
  return network.partial ? 'a part of this deployment is not at hand, and may attach it' : undefined;
}

/** A zone that another deployment declares and one of the patterns describes. */
function servingAmong(elsewhere: Elsewhere, patterns: Json): string | undefined {
  const names = Array.isArray(patterns) ? patterns.filter((pattern) => typeof pattern === 'string') : [];
  const known = names.find((name) => elsewhere.has('declares', name));
  const open = names.filter((name) => name.includes('{'));
  if (known !== undefined || open.length === 0) return known;
  for (const zone of elsewhere.all('declares')) if (open.some((pattern) => zoneFits(zone, pattern))) return zone;
  return undefined;
}
