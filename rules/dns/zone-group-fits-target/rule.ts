import { about, any, anyOf, connectsTo, defineRule, nameAfter, undecided, zoneNameFits } from '../../../src/rule-api.js';
import type { DnsZoneConfig, PrivateEndpoint, Proposition, Truth, Value, World } from '../../../src/rule-api.js';
import { attachmentsOf, hasGroup, presentZones, valuesOf, zoneIdsOf, zoneNameIn } from '../zone-groups.js';
import type { Attachment } from '../zone-groups.js';
import { needsOf } from '../zone-needs.js';
import type { NeedsQuestion, ZoneNeed, ZoneNeeds } from '../zone-needs.js';
import { isOutdated, listed, meetsNeeds, missingZones, proposedZones, servesNeeds } from '../zone-standing.js';
import type { PresentZones } from '../zone-standing.js';
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
    superfluousZone: {
      severity: 'note',
      precision: 'medium',
      text: 'zone {zone} in the zone group of private endpoint {endpoint} does not serve {target}: no record of this endpoint belongs there; remove it',
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
  of: (network) => network.privateEndpoints.filter((endpoint) => attachmentsOf(endpoint, network).length > 0),
  *check(endpoint, context) {
    const { network } = context;
    const needs = needsOf(endpoint, context);
    const attachments = attachmentsOf(endpoint, network);
    for (const { group, configs, isAttached } of attachments) {
      for (const config of configs.items) {
        const report = reportOfZone(endpoint, config, needs, attachments);
        const serves = servesTarget(needs, config);
        yield [
          isAttached.implies(serves.or(hasAll(attachments, needs))).otherwise('wrongZone', { ...report, given: [group, config] }),
          isAttached.implies(serves).otherwise('superfluousZone', { ...report, given: [group, config] }),
          isAttached.implies(isCurrent(needs, config)).otherwise('outdatedZone', { ...report, given: [group, config] }),
        ];
      }
    }
    yield [
      holdsNeeds(attachments, needs, isNotAllOrNothing).otherwise('missing', reportOfGap(endpoint, attachments, needs, isNotAllOrNothing)),
      holdsNeeds(attachments, needs, isAllOrNothing).otherwise(
        'missingEssential',
        reportOfGap(endpoint, attachments, needs, isAllOrNothing),
      ),
      ...network.connectedClusters.map((cluster) =>
        holdsKubernetesZone(endpoint, attachments).otherwise('missingForKubernetes', {
          at: attachments[0]?.group,
          related: [[cluster, 'this cluster needs it']],
          given: [cluster],
          endpoint,
          missing: kubernetesZone,
        }),
      ),
    ];
  },
});

type Chosen = (need: ZoneNeed) => boolean;

function isAllOrNothing(need: ZoneNeed): boolean {
  return allOrNothing.has(need.service.resourceType.toLowerCase());
}

function isNotAllOrNothing(need: ZoneNeed): boolean {
  return !isAllOrNothing(need);
}

function narrowed(needs: ZoneNeeds, only: Chosen): ZoneNeeds {
  return { ...needs, needs: needs.needs.filter(only) };
}

function servesTarget(needs: NeedsQuestion, { zoneId }: DnsZoneConfig): Proposition {
  return aboutName(needs, zoneId, servesNeeds);
}

function isCurrent(needs: NeedsQuestion, { zoneId }: DnsZoneConfig): Proposition {
  return aboutName(needs, zoneId, isOutdated).negated;
}

function aboutName(
  needs: NeedsQuestion,
  zoneId: Value | undefined,
  ask: (needs: ZoneNeeds, name: Value | undefined) => Truth,
): Proposition {
  if (zoneId === undefined) return undecided;
  return about(
    () => [...needs.about, zoneId],
    (world) => ask(needs.in(world), nameAfter(world.see(zoneId), 'privateDnsZones')),
    () => [zoneId, ...needs.evidence],
  );
}

/** That the zone groups of an endpoint hold all that it needs, whatever else is in them. */
function hasAll(attachments: readonly Attachment[], needs: NeedsQuestion): Proposition {
  return about(
    () => [...needs.about, ...valuesOf(attachments)],
    (world) => meetsNeeds(needs.in(world), presentZones(attachments, world)),
    () => [...needs.evidence, ...zoneIdsOf(attachments)],
  );
}

/** That the zone groups of an endpoint, if there are any, hold what it needs, or hold a wrong zone, which is reported by itself. */
function holdsNeeds(attachments: readonly Attachment[], needs: NeedsQuestion, only: Chosen): Proposition {
  const enough = about(
    () => [...needs.about, ...valuesOf(attachments)],
    (world) => {
      const whole = needs.in(world);
      const present = presentZones(attachments, world);
      const hasWrong = present.names.some((name) => servesNeeds(whole, name) === 'false');
      return hasWrong ? 'true' : meetsNeeds(narrowed(whole, only), present);
    },
    () => [...needs.evidence, ...zoneIdsOf(attachments)],
  );
  return hasGroup(attachments).implies(enough);
}

/** That an endpoint of an Arc scope has the zone for Kubernetes clusters, where it has zones at all. */
function holdsKubernetesZone(endpoint: PrivateEndpoint, attachments: readonly Attachment[]): Proposition {
  const toScope = anyOf(
    endpoint.connections.items.map((one) => connectsTo(one, 'Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute')),
  );
  const holdsIt = about(
    () => valuesOf(attachments),
    (world) => {
      const { names, possible, complete } = presentZones(attachments, world);
      const has = (list: readonly Value[]): Truth => any(list.map((name) => zoneNameFits(name, kubernetesZone)));
      if (has(names) === 'true') return 'true';
      return complete && has([...names, ...possible]) === 'false' ? 'false' : 'unknown';
    },
  );
  return toScope.and(hasGroup(attachments)).implies(holdsIt);
}

function reportOfZone(endpoint: PrivateEndpoint, config: DnsZoneConfig, needs: NeedsQuestion, attachments: readonly Attachment[]) {
  return {
    at: config.zoneId,
    endpoint,
    zone: (world: World) => zoneNameIn(config, world) ?? config.zoneId ?? '',
    target: (world: World) => describeTarget(needs.in(world)),
    expected: (world: World) => listed(proposal(needs.in(world), presentZones(attachments, world))),
  };
}

/** The zones that are still missing, else all that the target may have. */
function proposal(needs: ZoneNeeds, present: PresentZones): readonly string[] {
  const missing = missingZones(needs, present);
  return missing.length > 0 ? missing : proposedZones(needs);
}

function reportOfGap(endpoint: PrivateEndpoint, attachments: readonly Attachment[], needs: NeedsQuestion, only: Chosen) {
  return {
    at: attachments[0]?.group,
    endpoint,
    target: (world: World) => describeTarget(narrowed(needs.in(world), only)),
    missing: (world: World) => listed(missingZones(narrowed(needs.in(world), only), presentZones(attachments, world))),
  };
}

function describeTarget({ needs }: ZoneNeeds): string {
  const [need] = needs;
  return need === undefined ? 'the target' : `group id ${need.groupId} of ${need.service.resourceType}`;
}
