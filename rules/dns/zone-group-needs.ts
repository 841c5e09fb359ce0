import { all, any, anyOf, connectsTo, defineQuestion, that, undecided, zoneNameFits } from '../../src/rule-api.js';
import type { DnsZoneConfig, Inquiry, PrivateEndpoint, Statement, Truth, Value, ZoneStanding } from '../../src/rule-api.js';
import { presentZones, zoneNameOf, zonesInNetwork } from './questions/zone-groups.js';
import type { PresentZones } from './questions/zone-groups.js';
import { presumedNeeds, servicesByGroupId } from './questions/presumed-needs.js';
import { zoneNeeds } from './questions/zone-needs.js';
import type { ZoneNeed, ZoneNeeds } from './questions/zone-needs.js';
import { hasStanding, holdsAllNames, holdsVariant, isOutdated, meantZones, meetsNeeds, servesNeeds } from './zone-standing.js';

/** The zone that Arc-enabled Kubernetes clusters need besides those of Arc-enabled servers. */
export const kubernetesZone = 'privatelink.dp.kubernetesconfiguration.azure.com';

/** Which of the needs a question is about. */
export type Chosen = (need: ZoneNeed) => boolean;

/** What remains of the needs. */
export function narrowed(needs: ZoneNeeds, only: Chosen): ZoneNeeds {
  return { ...needs, needs: needs.needs.filter(only) };
}

/** That a zone of this name serves an endpoint. */
export function serves(endpoint: PrivateEndpoint, name: Value | undefined): Statement {
  return name === undefined ? undecided : that(({ ask, see }) => servesNeeds(ask(zoneNeeds, endpoint), see(name)));
}

/** That an endpoint needs no private zone that is documented: its target is a private link service, or takes names of its own. */
export function needsNoZone(endpoint: PrivateEndpoint): Statement {
  return that(({ ask }) => {
    const { needs, complete } = ask(zoneNeeds, endpoint);
    if (needs.some(({ group, certain }) => certain && Object.keys(group.zones).length > 0)) return 'false';
    return complete ? 'true' : 'unknown';
  });
}

/** That the zone of a configuration serves the target of the endpoint. */
export function servesTarget(endpoint: PrivateEndpoint, config: DnsZoneConfig): Statement {
  return aboutName(endpoint, config, servesNeeds);
}

/**
 * That the zone of a configuration serves what has the group ids of an endpoint to an unknown target, or stands beside zones that do; true where
 * nothing can be presumed.
 */
export function servesPresumed(endpoint: PrivateEndpoint, config: DnsZoneConfig): Statement {
  return that((inquiry) => {
    const presumed = inquiry.ask(presumedNeeds, endpoint);
    if (presumed === undefined) return 'true';
    const serves = servesNeeds(presumed, zoneNameOf(config, inquiry));
    return serves === 'false' && meetsPresumed(presumed, inquiry.ask(zonesInNetwork, endpoint)) === 'false' ? 'false' : 'true';
  });
}

/** Whether for each group id there is every zone that one of the services needs that have it. */
function meetsPresumed(presumed: ZoneNeeds, present: PresentZones): Truth {
  return all(servicesByGroupId(presumed).map((services) => any(services.map((needs) => meetsNeeds(needs, present)))));
}

/** That its name is none that documentation has replaced by another. */
export function isCurrent(endpoint: PrivateEndpoint, config: DnsZoneConfig): Statement {
  return aboutName(endpoint, config, isOutdated).negated;
}

function aboutName(
  endpoint: PrivateEndpoint,
  config: DnsZoneConfig,
  judged: (needs: ZoneNeeds, name: Value | undefined) => Truth,
): Statement {
  return that((inquiry) => judged(inquiry.ask(zoneNeeds, endpoint), zoneNameOf(config, inquiry)));
}

/** That the zone of a configuration stands so with the target of the endpoint. */
export function stands(endpoint: PrivateEndpoint, config: DnsZoneConfig, standing: ZoneStanding): Statement {
  return aboutName(endpoint, config, (needs, name) => hasStanding(needs, name, standing));
}

/** That the name of its zone is no misspelling of one that goes with the target of the endpoint and is not there. */
export function isNoMisspelling(endpoint: PrivateEndpoint, config: DnsZoneConfig): Statement {
  return that((inquiry) => {
    const present = inquiry.ask(zonesInNetwork, endpoint);
    const meant = meantZones(inquiry.ask(zoneNeeds, endpoint), zoneNameOf(config, inquiry), present);
    return meant.length === 0 ? 'true' : present.complete ? 'false' : 'unknown';
  });
}

/** That the records of an endpoint's target are in all the zones that it needs, for clients in the endpoint's network. */
export const hasAll = defineQuestion((endpoint: PrivateEndpoint): Statement =>
  that(({ ask }) => meetsNeeds(ask(zoneNeeds, endpoint), ask(zonesInNetwork, endpoint))),
);

/** That the zone groups of an endpoint, if there are any, hold what it needs, or hold a wrong zone, which is reported by itself. */
export function holdsNeeds(endpoint: PrivateEndpoint, hasGroup: Statement, only: Chosen): Statement {
  return hasGroup.implies(meets(endpoint, (needs, present) => meetsNeeds(narrowed(needs, only), present)));
}

/** That they hold every zone in which the target has names, where there are several and any of them may be enough. */
export function holdsEveryZone(endpoint: PrivateEndpoint, hasGroup: Statement): Statement {
  return hasGroup.implies(meets(endpoint, holdsAllNames));
}

function meets(endpoint: PrivateEndpoint, judged: (needs: ZoneNeeds, present: PresentZones) => Truth): Statement {
  return that(({ ask, doubt }) => {
    const needs = ask(zoneNeeds, endpoint);
    const { names, hasOther } = ask(presentZones, endpoint);
    if (holdsVariant(needs, names)) doubt('an older name in the group may stand in for it');
    const hasWrong = hasOther || names.some((name) => servesNeeds(needs, name) === 'false');
    return hasWrong ? 'true' : judged(needs, ask(zonesInNetwork, endpoint));
  });
}

/** That an endpoint of an Arc scope has the zone for Kubernetes clusters, where it has zones at all. */
export function holdsKubernetesZone(endpoint: PrivateEndpoint, hasGroup: Statement): Statement {
  const toScope = anyOf(
    endpoint.connections.items.map((one) => connectsTo(one, 'Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute')),
  );
  return toScope.and(hasGroup).implies(that((inquiry) => holdsZone(endpoint, kubernetesZone, inquiry)));
}

function holdsZone(endpoint: PrivateEndpoint, zone: string, { ask }: Inquiry): Truth {
  const { names, possible, complete } = ask(zonesInNetwork, endpoint);
  const has = (list: readonly Value[]): Truth => any(list.map((name) => zoneNameFits(name, zone)));
  if (has(names) === 'true') return 'true';
  return complete && has([...names, ...possible]) === 'false' ? 'false' : 'unknown';
}
