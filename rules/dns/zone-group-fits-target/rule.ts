import { defineRule } from '../../../src/rule-api.js';
import type { DnsZoneConfig, PrivateEndpoint, World } from '../../../src/rule-api.js';
import { hasAll, holdsKubernetesZone, holdsNeeds, isCurrent, kubernetesZone, narrowed, servesTarget } from '../zone-group-needs.js';
import type { Chosen } from '../zone-group-needs.js';
import { attachmentsOf, presentZones, zoneNameIn } from '../zone-groups.js';
import type { Attachment } from '../zone-groups.js';
import { needsOf } from '../zone-needs.js';
import type { NeedsQuestion, ZoneNeed, ZoneNeeds } from '../zone-needs.js';
import { listed, missingZones, proposedZones } from '../zone-standing.js';
import type { PresentZones } from '../zone-standing.js';
import page from './rule.md';

/** Services of which no name resolves to the endpoint unless all zones are there; of others only some names are lost. */
const allOrNothing = new Set(['microsoft.iotcentral/iotapps', 'microsoft.hybridcompute/privatelinkscopes']);

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
      text: 'the zone group of private endpoint {endpoint} lacks {missing}, which {target} cannot work without: its names keep resolving to public addresses, and private connections fail; add the zone to the group',
    },
    missing: {
      severity: 'warning',
      precision: 'high',
      text: 'the zone group of private endpoint {endpoint} lacks {missing}, which {target} needs too: its names there keep resolving to public addresses; add the zone to the group',
    },
    missingForKubernetes: {
      severity: 'warning',
      precision: 'medium',
      text: 'the zone group of private endpoint {endpoint} lacks {missing}, which the Arc-enabled Kubernetes clusters of this deployment need; add the zone to the group',
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

function isAllOrNothing(need: ZoneNeed): boolean {
  return allOrNothing.has(need.service.resourceType.toLowerCase());
}

function isNotAllOrNothing(need: ZoneNeed): boolean {
  return !isAllOrNothing(need);
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
