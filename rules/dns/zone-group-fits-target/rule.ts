import { any, anyOf, connectsTo, defineRule, not, Proposition, truthOf, undecided, zoneNameFits } from '../../../src/rule-api.js';
import type { DnsZoneConfig, DnsZoneGroup, PrivateEndpoint, Truth, Value, World } from '../../../src/rule-api.js';
import { isAttached, presentZones, valuesOfGroups, zoneGroupsOf, zoneNameIn } from '../zone-groups.js';
import { needsOf } from '../zone-needs.js';
import type { NeedsQuestion, ZoneNeed, ZoneNeeds } from '../zone-needs.js';
import { isOutdated, listed, meetsNeeds, missingZones, proposedZones, servesNeeds } from '../zone-standing.js';
import page from './rule.md';

/** Services of which no name resolves to the endpoint unless all zones are there; of others only some names are lost. */
const allOrNothing = new Set(['microsoft.iotcentral/iotapps', 'microsoft.hybridcompute/privatelinkscopes']);
const kubernetesZone = 'privatelink.dp.kubernetesconfiguration.azure.com';

export default defineRule({
  title: 'The zone group of a private endpoint holds the zones that its target needs',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  tags: ['private-endpoint', 'dns'],
  page,
  messages: {
    wrongZone: {
      severity: 'error',
      precision: 'high',
      text: 'zone {zone} in the zone group of private endpoint {endpoint} does not serve {target}: the records go where no client looks for them, and the names of the target keep resolving to public addresses; use {expected}',
    },
    outdatedZone: {
      severity: 'note',
      precision: 'medium',
      text: 'zone {zone} in the zone group of private endpoint {endpoint} has a name that the documentation of {target} no longer lists; use {expected}',
    },
    missingEssential: {
      severity: 'error',
      precision: 'high',
      text: 'the zone group of private endpoint {endpoint} lacks {missing}: {target} needs it, and its names in that zone keep resolving to public addresses; add a configuration for it',
    },
    missing: {
      severity: 'warning',
      precision: 'high',
      text: 'the zone group of private endpoint {endpoint} lacks {missing}: {target} needs it too, and its names in that zone keep resolving to public addresses; add a configuration for it',
    },
    missingForKubernetes: {
      severity: 'warning',
      precision: 'medium',
      text: 'the zone group of private endpoint {endpoint} lacks {missing}, which the Arc-enabled Kubernetes clusters of this deployment need; add a configuration for it',
    },
  },
  of: (network) => network.privateEndpoints.filter((endpoint) => zoneGroupsOf(endpoint, network).length > 0),
  *check(endpoint, context) {
    const { network } = context;
    const needs = needsOf(endpoint, context);
    const groups = zoneGroupsOf(endpoint, network);
    for (const group of groups) {
      const attached = isAttached(group, endpoint);
      for (const config of group.configs.items) {
        const report = {
          at: config.zoneId,
          given: [group, config],
          endpoint,
          zone: (world: World) => zoneNameIn(config, world) ?? '',
          target: (world: World) => describeTarget(needs.in(world)),
          expected: (world: World) => listed(proposedZones(needs.in(world))),
        };
        yield [
          attached.implies(servesNeedsOf(needs, config)).otherwise('wrongZone', report),
          attached.implies(isCurrent(needs, config)).otherwise('outdatedZone', report),
        ];
      }
    }
    const lacking = (only: (need: ZoneNeed) => boolean) => ({
      at: groups[0],
      endpoint,
      target: (world: World) => describeTarget(narrowed(needs.in(world), only)),
      missing: (world: World) => listed(missingZones(narrowed(needs.in(world), only), presentZones(groups, endpoint, world))),
    });
    yield [
      holdsNeeds(endpoint, groups, needs, isAllOrNothing).otherwise('missingEssential', lacking(isAllOrNothing)),
      holdsNeeds(endpoint, groups, needs, (need) => !isAllOrNothing(need)).otherwise(
        'missing',
        lacking((need) => !isAllOrNothing(need)),
      ),
      ...network.connectedClusters.map((cluster) =>
        holdsKubernetesZone(endpoint, groups).otherwise('missingForKubernetes', {
          at: groups[0],
          related: [[cluster, 'this cluster needs it']],
          given: [cluster],
          endpoint,
          missing: kubernetesZone,
        }),
      ),
    ];
  },
});

function isAllOrNothing(need: ZoneNeed): boolean {
  return allOrNothing.has(need.service.resourceType.toLowerCase());
}

function narrowed(needs: ZoneNeeds, only: (need: ZoneNeed) => boolean): ZoneNeeds {
  return { ...needs, needs: needs.needs.filter(only) };
}

function servesNeedsOf(needs: NeedsQuestion, config: DnsZoneConfig): Proposition {
  if (config.zoneId === undefined) return undecided;
  return new Proposition([...needs.about, config.zoneId], (world) => servesNeeds(needs.in(world), zoneNameIn(config, world)));
}

function isCurrent(needs: NeedsQuestion, config: DnsZoneConfig): Proposition {
  if (config.zoneId === undefined) return undecided;
  return new Proposition([...needs.about, config.zoneId], (world) => {
    const name = zoneNameIn(config, world);
    return truthOf(name === undefined || !isOutdated(needs.in(world), name));
  });
}

/** That the zone groups of an endpoint, if there are any, hold what it needs, or hold a wrong zone, which is reported by itself. */
function holdsNeeds(
  endpoint: PrivateEndpoint,
  groups: readonly DnsZoneGroup[],
  needs: NeedsQuestion,
  only: (need: ZoneNeed) => boolean,
): Proposition {
  return new Proposition([...needs.about, ...valuesOfGroups(groups, endpoint)], (world) => {
    const whole = needs.in(world);
    const present = presentZones(groups, endpoint, world);
    const hasWrong = present.names.some((name) => servesNeeds(whole, name) === 'false');
    return hasWrong ? 'true' : any([not(hasGroup(endpoint, groups, world)), meetsNeeds(narrowed(whole, only), present)]);
  });
}

function hasGroup(endpoint: PrivateEndpoint, groups: readonly DnsZoneGroup[], world: World): Truth {
  return any(groups.map((group) => isAttached(group, endpoint).truthIn(world)));
}

/** That an endpoint of an Arc scope has the zone for Kubernetes clusters, where it has zones at all. */
function holdsKubernetesZone(endpoint: PrivateEndpoint, groups: readonly DnsZoneGroup[]): Proposition {
  const toScope = anyOf(
    endpoint.connections.items.map((one) => connectsTo(one, 'Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute')),
  );
  const holdsIt = new Proposition(valuesOfGroups(groups, endpoint), (world) => {
    const { names, possible, complete } = presentZones(groups, endpoint, world);
    const has = (list: readonly Value[]): boolean => list.some((name) => zoneNameFits(name, kubernetesZone) === 'true');
    return has(names) ? 'true' : has(possible) || !complete ? 'unknown' : not(hasGroup(endpoint, groups, world));
  });
  return toScope.implies(holdsIt);
}

function describeTarget({ needs }: ZoneNeeds): string {
  const [need] = needs;
  return need === undefined ? 'the target' : `group id ${need.groupId} of ${need.service.resourceType}`;
}
