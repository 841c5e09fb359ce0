import { defineRule } from '../../../src/rule-api.js';
import type { DnsZoneConfig, Inquiry, PrivateEndpoint } from '../../../src/rule-api.js';
import { attachments, hasGroup, presentZones, zoneNameOf } from '../questions/zone-groups.js';
import type { Attachment, PresentZones } from '../questions/zone-groups.js';
import { zoneNeeds } from '../questions/zone-needs.js';
import type { ZoneNeed, ZoneNeeds } from '../questions/zone-needs.js';
import { hasAll, holdsKubernetesZone, holdsNeeds, isCurrent, kubernetesZone, narrowed, servesTarget } from '../zone-group-needs.js';
import type { Chosen } from '../zone-group-needs.js';
import { listed, missingZones, proposedZones } from '../zone-standing.js';
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
      what: 'zone {zone} in the zone group of private endpoint {endpoint} does not serve {target}',
      why: 'the records go where no client looks for them, and the names of the target keep resolving to public addresses',
      fix: 'use {expected}',
    },
    superfluousZone: {
      severity: 'note',
      precision: 'medium',
      what: 'zone {zone} in the zone group of private endpoint {endpoint} does not serve {target}',
      why: 'no record of this endpoint belongs there',
      fix: 'remove it',
    },
    outdatedZone: {
      severity: 'note',
      precision: 'medium',
      what: 'zone {zone} in the zone group of private endpoint {endpoint} has a name that the documentation of {target} no longer lists',
      fix: 'use {expected}',
    },
    missingEssential: {
      severity: 'error',
      precision: 'high',
      what: 'the zone group of private endpoint {endpoint} lacks {missing}, which {target} cannot work without',
      why: 'its names keep resolving to public addresses, and private connections fail',
      fix: 'add the zone to the group',
    },
    missing: {
      severity: 'warning',
      precision: 'high',
      what: 'the zone group of private endpoint {endpoint} lacks {missing}, which {target} needs too',
      why: 'its names there keep resolving to public addresses',
      fix: 'add the zone to the group',
    },
    missingForKubernetes: {
      severity: 'warning',
      precision: 'medium',
      what: 'the zone group of private endpoint {endpoint} lacks {missing}, which the Arc-enabled Kubernetes clusters of this deployment need',
      fix: 'add the zone to the group',
    },
  },
  of: (network) => network.privateEndpoints.filter((endpoint) => endpoint.zoneGroups.items.length > 0),
  *check(endpoint, { network, say, ask, atMost }) {
    const groups = ask(attachments, endpoint);
    const hasAny = ask(hasGroup, endpoint);
    const suffices = ask(hasAll, endpoint);
    for (const { group, configs, isAttached } of groups) {
      for (const config of configs.items) {
        const telling = tellingOfZone(endpoint, config);
        const given = [group, config];
        const fits = servesTarget(endpoint, config);
        yield [
          isAttached.implies(fits.or(suffices)).otherwise(say.wrongZone({ ...telling, given })),
          isAttached.implies(fits).otherwise(say.superfluousZone({ ...telling, given })),
          isAttached.implies(isCurrent(endpoint, config)).otherwise(say.outdatedZone({ ...telling, given })),
        ];
      }
    }
    yield [
      holdsNeeds(endpoint, hasAny, isNotAllOrNothing).otherwise(say.missing(tellingOfGap(endpoint, groups, isNotAllOrNothing))),
      holdsNeeds(endpoint, hasAny, isAllOrNothing).otherwise(say.missingEssential(tellingOfGap(endpoint, groups, isAllOrNothing))),
      ...atMost(20, network.connectedClusters, 'connected clusters').map((cluster) =>
        holdsKubernetesZone(endpoint, hasAny).otherwise(
          say.missingForKubernetes({
            at: groups[0]?.group,
            related: [[cluster, 'this cluster needs it']],
            given: [cluster],
            endpoint,
            missing: kubernetesZone,
          }),
        ),
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

function tellingOfZone(endpoint: PrivateEndpoint, config: DnsZoneConfig) {
  return {
    at: config.zone.id,
    endpoint,
    zone: (inquiry: Inquiry) => zoneNameOf(config, inquiry) ?? config.zone.id ?? '',
    target: ({ ask }: Inquiry) => describeTarget(ask(zoneNeeds, endpoint)),
    expected: ({ ask }: Inquiry) => listed(proposal(ask(zoneNeeds, endpoint), ask(presentZones, endpoint))),
  };
}

/** The zones that are still missing, else all that the target may have. */
function proposal(needs: ZoneNeeds, present: PresentZones): readonly string[] {
  const missing = missingZones(needs, present);
  return missing.length > 0 ? missing : proposedZones(needs);
}

function tellingOfGap(endpoint: PrivateEndpoint, groups: readonly Attachment[], only: Chosen) {
  return {
    at: groups[0]?.group,
    endpoint,
    target: ({ ask }: Inquiry) => describeTarget(narrowed(ask(zoneNeeds, endpoint), only)),
    missing: ({ ask }: Inquiry) => listed(missingZones(narrowed(ask(zoneNeeds, endpoint), only), ask(presentZones, endpoint))),
  };
}

function describeTarget({ needs }: ZoneNeeds): string {
  const [need] = needs;
  return need === undefined ? 'the target' : `group id ${need.groupId} of ${need.service.resourceType}`;
}
