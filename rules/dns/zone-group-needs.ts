import { about, any, anyOf, connectsTo, nameAfter, undecided, zoneNameFits } from '../../src/rule-api.js';
import type { DnsZoneConfig, PrivateEndpoint, Proposition, Truth, Value } from '../../src/rule-api.js';
import { hasGroup, presentZones, valuesOf, zoneIdsOf } from './zone-groups.js';
import type { Attachment } from './zone-groups.js';
import type { NeedsQuestion, ZoneNeed, ZoneNeeds } from './zone-needs.js';
import { isOutdated, meetsNeeds, servesNeeds } from './zone-standing.js';

/** The zone that Arc-enabled Kubernetes clusters need besides those of Arc-enabled servers. */
export const kubernetesZone = 'privatelink.dp.kubernetesconfiguration.azure.com';

/** Which of the needs a question is about. */
export type Chosen = (need: ZoneNeed) => boolean;

/** What remains of the needs. */
export function narrowed(needs: ZoneNeeds, only: Chosen): ZoneNeeds {
  return { ...needs, needs: needs.needs.filter(only) };
}

/** That the zone of a configuration serves the target of the endpoint. */
export function servesTarget(needs: NeedsQuestion, { zoneId }: DnsZoneConfig): Proposition {
  return aboutName(needs, zoneId, servesNeeds);
}

/** That its name is none that documentation has replaced by another. */
export function isCurrent(needs: NeedsQuestion, { zoneId }: DnsZoneConfig): Proposition {
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
export function hasAll(attachments: readonly Attachment[], needs: NeedsQuestion): Proposition {
  return about(
    () => [...needs.about, ...valuesOf(attachments)],
    (world) => meetsNeeds(needs.in(world), presentZones(attachments, world)),
    () => [...needs.evidence, ...zoneIdsOf(attachments)],
  );
}

/** That the zone groups of an endpoint, if there are any, hold what it needs, or hold a wrong zone, which is reported by itself. */
export function holdsNeeds(attachments: readonly Attachment[], needs: NeedsQuestion, only: Chosen): Proposition {
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
export function holdsKubernetesZone(endpoint: PrivateEndpoint, attachments: readonly Attachment[]): Proposition {
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
