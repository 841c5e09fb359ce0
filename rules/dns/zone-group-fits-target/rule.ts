import { anyOf, defineRule, nameAfter, scalar, shownOf, shownText, stringOf, undecidedSince } from '../../../src/rule-api.js';
import type {
  Argument,
  DnsZoneConfig,
  DnsZoneGroup,
  Inquiry,
  Intent,
  PrivateDnsZone,
  PrivateEndpoint,
  Statement,
  Value,
  ZoneStanding,
} from '../../../src/rule-api.js';
import { declarationsOf } from '../../declarations.js';
import { rename, setPart, setReference, zoneConfig } from '../../remedies.js';
import { declaredZones } from '../questions/known-zones.js';
import { attachments, endpointOf, hasGroup, mostConfigs, zoneNameOf, zonesInNetwork } from '../questions/zone-groups.js';
import type { Attachment } from '../questions/zone-groups.js';
import { presumedNeeds, servicesByGroupId } from '../questions/presumed-needs.js';
import { tellable, zoneNeeds } from '../questions/zone-needs.js';
import type { ZoneNeed, ZoneNeeds } from '../questions/zone-needs.js';
import {
  hasAll,
  holdsEveryZone,
  holdsKubernetesZone,
  holdsNeeds,
  isCurrent,
  isNoMisspelling,
  kubernetesZone,
  narrowed,
  needsNoZone,
  servesPresumed,
  servesTarget,
  stands,
} from '../zone-group-needs.js';
import type { Chosen } from '../zone-group-needs.js';
import { isIdOf } from '../zone-ids.js';
import { listed, meantZones, missingZones, namesWithoutChoice, proposedForOneOf, replacementsFor } from '../zone-standing.js';
import type { ZoneChoice } from '../zone-standing.js';
import page from './rule.md';

/** Services of which no name resolves to the endpoint unless all zones are there; of others only some names are lost. */
const allOrNothing = new Set(['microsoft.iotcentral/iotapps', 'microsoft.hybridcompute/privatelinkscopes']);

export default defineRule({
  title: 'The zone group of a private endpoint holds the zones that its target needs',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  tags: ['private-endpoint', 'dns'],
  link: 'zone names',
  page,
  messages: {
    wrongZone: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'zone {zone} does not serve {target}',
      why: 'the zone group of private endpoint {endpoint} puts the records where no client looks for them, and the names of the target keep resolving to public addresses',
      fix: 'use {expected}',
      fixable: 'safe',
    },
    notAnId: {
      severity: 'error',
      precision: 'very-high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: '{zone} is not the id of a private DNS zone',
      why: 'in the zone group of private endpoint {endpoint} Azure refuses anything but the id of a Microsoft.Network/privateDnsZones resource',
      fix: 'give the id of {expected}',
    },
    noId: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'the zone group of private endpoint {endpoint} has an empty zone id',
      why: 'Azure refuses anything but the id of a Microsoft.Network/privateDnsZones resource there',
      fix: 'give the id of {expected}, or leave the zone group out',
    },
    noGroup: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'the id of zone {zone} names no resource group',
      why: 'a private DNS zone lies in one, and Azure refuses another id in the zone group of private endpoint {endpoint}; resourceId leaves the group out in a deployment to a subscription',
      fix: 'name the resource group of the zone in its id',
    },
    publicZone: {
      severity: 'error',
      precision: 'very-high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'zone {zone} in a zone group is a public DNS zone',
      why: 'the zone group of private endpoint {endpoint} registers addresses in private zones only',
      fix: 'give the id of {expected} as a Microsoft.Network/privateDnsZones resource',
    },
    publicName: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'zone {zone} has the public name of {target}',
      why: 'a private zone of that name, in which private endpoint {endpoint} registers, hides all others of its names from the networks that it is linked to',
      fix: 'use {expected}',
      fixable: 'safe',
    },
    impossibleName: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'zone {zone} has a name that DNS does not take',
      why: 'labels of a zone that private endpoint {endpoint} registers in consist of letters, digits, hyphens and underscores',
      fix: 'use {expected}',
      fixable: 'safe',
    },
    notAsZone: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'zone {zone} is not to be made for {target}',
      why: 'the records of private endpoint {endpoint} belong into another zone, which clients look into',
      fix: 'use {expected}',
      fixable: 'safe',
    },
    misspeltZone: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'zone {zone} does not serve {target}',
      why: 'its name looks misspelt: no record of private endpoint {endpoint} belongs there',
      fix: 'use {meant}',
      fixable: 'safe',
    },
    superfluousZone: {
      severity: 'note',
      precision: 'medium',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'zone {zone} does not serve {target}',
      why: 'no record of private endpoint {endpoint} belongs there',
      fix: 'remove it from the zone group',
    },
    outdatedZone: {
      severity: 'note',
      precision: 'medium',
      breaks: true,
      openWithout: ['connection', 'target', 'group id'],
      what: 'the documentation of {target} no longer lists zone {zone}',
      why: 'private endpoint {endpoint} registers under an older name',
      fix: 'use {expected}',
    },
    wrongForGroupId: {
      severity: 'warning',
      precision: 'medium',
      breaks: true,
      openWithout: ['connection'],
      what: 'zone {zone} does not serve {target}',
      why: 'the zone group of private endpoint {endpoint} puts the records where no client of such a target looks for them; the target is not known here: this assumes that it has the group id',
      fix: 'use {expected}',
    },
    missingEssential: {
      severity: 'error',
      precision: 'high',
      openWithout: ['connection', 'target', 'group id'],
      what: 'the zone group of private endpoint {endpoint} lacks {missing}',
      why: '{target} cannot work without it: its names keep resolving to public addresses, and private connections fail',
      fix: 'add the zone to the group',
      fixable: 'safe',
    },
    missing: {
      severity: 'warning',
      precision: 'high',
      openWithout: ['connection', 'target', 'group id'],
      what: 'the zone group of private endpoint {endpoint} lacks {missing}',
      why: '{target} needs it too: its names there keep resolving to public addresses',
      fix: 'add the zone to the group',
      fixable: 'safe',
    },
    missingSome: {
      severity: 'note',
      precision: 'low',
      openWithout: ['connection', 'target', 'group id'],
      what: 'the zone group of private endpoint {endpoint} lacks {missing}',
      why: '{target} has names there too: clients that use them reach the public addresses',
      fix: 'add the zones to the group, unless no client uses such names',
      fixable: 'unsafe',
    },
    missingForKubernetes: {
      severity: 'warning',
      precision: 'medium',
      openWithout: ['connection', 'target', 'group id'],
      what: 'the zone group of private endpoint {endpoint} lacks {missing}',
      why: 'the Arc-enabled Kubernetes clusters of this deployment need it',
      fix: 'add the zone to the group',
      fixable: 'safe',
    },
  },
  of: (network) => [
    ...network.privateEndpoints.filter((endpoint) => endpoint.zoneGroups.items.length > 0),
    ...network.zoneGroups.filter(isOfEndpointElsewhere),
  ],
  *check(subject, { network, say, ask, truthOf, atMost }) {
    if (subject.kind === 'zoneGroups') {
      const endpoint = endpointOf(subject);
      for (const config of atMost(mostConfigs, subject.zoneConfigs.items, 'zones of a zone group')) {
        const telling = { ...placeOfZone(config), endpoint, expected: 'the zone of its target', given: [config] };
        yield [
          isIdOf(config, 'otherwise').negated.otherwise(say.notAnId(telling)),
          isIdOf(config, 'missing').negated.otherwise(say.noId(telling)),
          isIdOf(config, 'withoutGroup').negated.otherwise(say.noGroup(telling)),
          isIdOf(config, 'publicZone').negated.otherwise(say.publicZone({ ...telling, zone: publicZoneOf(config) })),
          undecidedSince('what the endpoint connects to is not seen here').otherwise(say.wrongZone({ ...telling, target: 'the target' })),
        ];
      }
      return;
    }
    const endpoint = subject;
    const mayNeedZone = truthOf(needsNoZone(endpoint)) !== 'true';
    const groups = ask(attachments, endpoint);
    const hasAny = ask(hasGroup, endpoint);
    const suffices = ask(hasAll, endpoint);
    for (const { group, isAttached } of groups) {
      for (const config of atMost(mostConfigs, group.zoneConfigs.items, 'zones of a zone group')) {
        const telling = tellingOfZone(endpoint, config);
        const remedy = (inquiry: Inquiry) => replaced(config, expectedZones(endpoint, config, inquiry), inquiry);
        const given = [group, config];
        const fits = servesTarget(endpoint, config);
        const isFine = fits.or(suffices);
        const isOdd = (['public', 'impossible', 'notAsZone'] as const).map((standing) => stands(endpoint, config, standing));
        const unlessFine = (standing: ZoneStanding): Statement => isAttached.implies(isFine.or(stands(endpoint, config, standing).negated));
        yield [
          isAttached.implies(anyOf([isFine, ...isOdd])).otherwise(say.wrongZone({ ...telling, given, remedy })),
          isAttached
            .implies(servesPresumed(endpoint, config))
            .otherwise(say.wrongForGroupId({ ...tellingOfPresumed(endpoint, config), given })),
          ...(mayNeedZone
            ? [
                isAttached.implies(isIdOf(config, 'otherwise').negated).otherwise(say.notAnId({ ...telling, given })),
                isAttached.implies(isIdOf(config, 'missing').negated).otherwise(say.noId({ ...telling, given })),
                isAttached.implies(isIdOf(config, 'withoutGroup').negated).otherwise(say.noGroup({ ...telling, given })),
                isAttached
                  .implies(isIdOf(config, 'publicZone').negated)
                  .otherwise(say.publicZone({ ...telling, zone: publicZoneOf(config), given })),
              ]
            : []),
          unlessFine('public').otherwise(say.publicName({ ...telling, given, remedy })),
          unlessFine('impossible').otherwise(say.impossibleName({ ...telling, given, remedy })),
          unlessFine('notAsZone').otherwise(say.notAsZone({ ...telling, given, remedy })),
          isAttached.implies(isFine).otherwise(say.wrongZone({ ...telling, given, remedy })),
          isAttached.implies(fits.or(isNoMisspelling(endpoint, config))).otherwise(
            say.misspeltZone({
              at: telling.at,
              related: telling.related,
              endpoint,
              zone: telling.zone,
              target: telling.target,
              meant: meantInstead(endpoint, config),
              given,
              remedy: (inquiry) => replaced(config, meantZonesOf(endpoint, config, inquiry), inquiry),
            }),
          ),
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
            remedy: (inquiry) => addZones(groups, [[kubernetesZone]], inquiry),
          }),
        ),
      ),
      holdsEveryZone(endpoint, hasAny).otherwise(say.missingSome(tellingOfGap(endpoint, groups, () => true))),
    ];
  },
});

function isAllOrNothing(need: ZoneNeed): boolean {
  return allOrNothing.has(need.service.resourceType.toLowerCase());
}

function isNotAllOrNothing(need: ZoneNeed): boolean {
  return !isAllOrNothing(need);
}

/** Whether this deployment does not declare the endpoint of a zone group, so that nothing is known of what that needs. */
function isOfEndpointElsewhere({ privateEndpoint }: DnsZoneGroup): boolean {
  return privateEndpoint.candidates.every(({ entity }) => entity.existing);
}

function placeOfZone(config: DnsZoneConfig) {
  return {
    at: config.zone.id ?? config,
    related: [[zoneNamedInPlace(config), 'the zone gets its name here']] as const,
    zone: (inquiry: Inquiry) => zoneNameOf(config, inquiry) ?? config.zone.id ?? '',
  };
}

function publicZoneOf({ zone: { id } }: DnsZoneConfig) {
  return ({ see }: Inquiry) => (id && nameAfter(see(id), 'dnsZones')) ?? '';
}

function tellingOfZone(endpoint: PrivateEndpoint, config: DnsZoneConfig) {
  return {
    ...placeOfZone(config),
    endpoint,
    target: ({ ask }: Inquiry) => describeTarget(ask(zoneNeeds, endpoint)),
    expected: (inquiry: Inquiry) => listed(expectedZones(endpoint, config, inquiry)),
  };
}

function tellingOfPresumed(endpoint: PrivateEndpoint, config: DnsZoneConfig) {
  return {
    ...placeOfZone(config),
    endpoint,
    target: ({ ask }: Inquiry) => describePresumed(ask(presumedNeeds, endpoint)),
    expected: ({ ask }: Inquiry) => {
      const presumed = ask(presumedNeeds, endpoint);
      return listed(presumed === undefined ? [] : servicesByGroupId(presumed).flatMap(proposedForOneOf));
    },
  };
}

function describePresumed(presumed: ZoneNeeds | undefined): Argument {
  const [need] = presumed?.needs ?? [];
  return need === undefined ? 'the target' : describeGroup(need);
}

/** The zone that a configuration surely names, if its declaration spells out its name. */
function zoneNamedInPlace({ zone }: DnsZoneConfig): PrivateDnsZone | undefined {
  return zone.candidates.find(({ entity, sure }) => sure === 'true' && entity.spellsItsName)?.entity;
}

function expectedZones(endpoint: PrivateEndpoint, config: DnsZoneConfig, inquiry: Inquiry): readonly ZoneChoice[] {
  return replacementsFor(tellable(inquiry.ask(zoneNeeds, endpoint)), shownNameOf(config, inquiry), inquiry.ask(zonesInNetwork, endpoint));
}

/** Puts the only zone that is expected in the place of that of a configuration: one that the deployment declares, else the zone gets its name. */
function replaced(config: DnsZoneConfig, zones: readonly ZoneChoice[], inquiry: Inquiry): readonly Intent[] | undefined {
  const [name, another] = namesWithoutChoice(zones) ?? [];
  if (name === undefined || another !== undefined || name.includes('{')) return undefined;
  const { zone } = config;
  const [expected, ...others] = inquiry.ask(declaredZones, inquiry.network).filter((one) => shownText(one.name)?.toLowerCase() === name);
  if (expected !== undefined) return others.length > 0 ? undefined : setReference(config, zone.id, expected);
  const [declared, twin] = declarationsOf(zone);
  if (declared !== undefined) return twin === undefined ? rename(declared, name) : undefined;
  return zone.candidates.length > 0 ? undefined : setPart(config, zone.id, stringOf(shownNameOf(config, inquiry) ?? scalar('')), name);
}

function meantInstead(endpoint: PrivateEndpoint, config: DnsZoneConfig) {
  return (inquiry: Inquiry) => listed(meantZonesOf(endpoint, config, inquiry));
}

function meantZonesOf(endpoint: PrivateEndpoint, config: DnsZoneConfig, inquiry: Inquiry): readonly ZoneChoice[] {
  const needs = tellable(inquiry.ask(zoneNeeds, endpoint));
  return meantZones(needs, shownNameOf(config, inquiry), inquiry.ask(zonesInNetwork, endpoint)).map((zone) => [zone]);
}

/** The name of the zone of a configuration, as far as it may be told. */
function shownNameOf(config: DnsZoneConfig, inquiry: Inquiry): Value | undefined {
  const name = zoneNameOf(config, inquiry);
  return name && shownOf(name);
}

function tellingOfGap(endpoint: PrivateEndpoint, groups: readonly Attachment[], only: Chosen) {
  return {
    at: groups[0]?.group,
    endpoint,
    target: (inquiry: Inquiry) => describeTarget(needsLacking(endpoint, only, inquiry)),
    missing: (inquiry: Inquiry) => listed(zonesLacking(endpoint, only, inquiry)),
    remedy: (inquiry: Inquiry) => addZones(groups, zonesLacking(endpoint, only, inquiry), inquiry),
  };
}

function zonesLacking(endpoint: PrivateEndpoint, only: Chosen, { ask }: Inquiry): readonly ZoneChoice[] {
  return missingZones(narrowed(tellable(ask(zoneNeeds, endpoint)), only), ask(zonesInNetwork, endpoint));
}

/** What is needed of which zones are not there, where an endpoint asks for several group ids. */
function needsLacking(endpoint: PrivateEndpoint, only: Chosen, { ask }: Inquiry): ZoneNeeds {
  const needs = narrowed(ask(zoneNeeds, endpoint), only);
  const present = ask(zonesInNetwork, endpoint);
  return narrowed(
    needs,
    (one) =>
      missingZones(
        narrowed(needs, (other) => other === one),
        present,
      ).length > 0,
  );
}

/** Adds configurations to the only group, where the deployment declares each of the zones once. */
function addZones(groups: readonly Attachment[], lacking: readonly ZoneChoice[], { ask, network }: Inquiry): readonly Intent[] | undefined {
  const names = namesWithoutChoice(lacking);
  if (names === undefined) return undefined;
  const declared = ask(declaredZones, network);
  const zones = names.map((name) => declared.filter((zone) => shownText(zone.name)?.toLowerCase() === name));
  const items = zones.flatMap(([zone, another]) => (zone === undefined || another !== undefined ? [] : zoneConfig(zone)));
  const [only, second] = groups;
  if (only === undefined || second !== undefined || items.length === 0 || items.length < names.length) return undefined;
  return [{ kind: 'addItems', of: only.group, path: 'properties.privateDnsZoneConfigs', items }];
}

function describeTarget({ needs }: ZoneNeeds): string {
  const [need] = needs;
  return need === undefined ? 'the target' : `${describeGroup(need)} of ${need.service.resourceType}`;
}

function describeGroup({ told: { groupId } }: ZoneNeed): string {
  return groupId === undefined ? 'a group id' : `group id ${groupId}`;
}
