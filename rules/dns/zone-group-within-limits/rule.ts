import { allOf, defineQuestion, defineRule, exists, IdIndex, listsAtMost, sameName, sameResource, that } from '../../../src/rule-api.js';
import type { DnsZoneConfig, DnsZoneGroup, Network } from '../../../src/rule-api.js';
import { declarationsOf } from '../../declarations.js';
import { endpointOf } from '../questions/zone-groups.js';
import page from './rule.md';

/** Zones that a zone group may name. */
const mostZones = 5;

/** Other zone groups of an endpoint, and entries of a zone group, that are looked at. */
const mostOthers = 20;

export default defineRule({
  title: 'A private endpoint has one zone group, with at most five zones, each in an entry with a name of its own',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration#private-dns-zone-group',
  tags: ['private-endpoint', 'dns'],
  link: 'zone group',
  page,
  messages: {
    secondGroup: {
      severity: 'error',
      precision: 'high',
      what: 'private endpoint {endpoint} has a second zone group, {group}, beside {other}',
      why: 'Azure refuses the second zone group of an endpoint',
      fix: 'put the zones of both into one zone group',
    },
    tooMany: {
      severity: 'error',
      precision: 'high',
      what: 'zone group {group} of private endpoint {endpoint} names {count} zones',
      why: 'Azure refuses a zone group with more than five',
      fix: 'leave only the zones that the target of the endpoint needs',
    },
    sameName: {
      severity: 'error',
      precision: 'high',
      what: 'two entries of zone group {group} of private endpoint {endpoint} are called {name}',
      why: 'Azure refuses a zone group with two entries of one name (DuplicateResourceName)',
      fix: 'give each entry a name of its own',
    },
  },
  of: (network) => network.zoneGroups,
  *check(group, { network, say, ask, atMost }) {
    const endpoint = endpointOf(group);
    const others = atMost(mostOthers, earlierGroups(group, ask(groupsByEndpoint, network)), 'zone groups');
    yield others.map((other) =>
      sameResource(group.parentId, other.parentId)
        .implies(sameResource(group.id, other.id))
        .otherwise(
          say.secondGroup({
            at: group,
            related: [[other, 'the first zone group is here']],
            given: [other],
            endpoint,
            group,
            other,
          }),
        ),
    );
    const { items } = group.zoneConfigs;
    yield listsAtMost(mostZones, group.zoneConfigs)
      .or(mayTakeMore)
      .otherwise(
        say.tooMany({
          at: items[mostZones]?.name ?? group.property('properties.privateDnsZoneConfigs'),
          endpoint,
          group,
          count: items.length > mostZones ? items.length : 'perhaps more than five',
        }),
      );
    yield pairsOf(atMost(mostOthers, items, 'entries of one zone group')).map(([first, second]) =>
      allOf([exists(first), exists(second)])
        .implies(sameName(first.name, second.name).negated)
        .otherwise(
          say.sameName({
            at: second.name,
            related: [[first.name, 'the first entry is here']],
            given: [first, second],
            endpoint,
            group,
            name: second.name,
          }),
        ),
    );
  },
});

const groupsByEndpoint = defineQuestion(({ zoneGroups }: Network) => new IdIndex(zoneGroups, ({ parentId }) => parentId));

/** The zone groups before one that belong to its endpoint, or may. */
function earlierGroups(group: DnsZoneGroup, index: IdIndex<DnsZoneGroup>): readonly DnsZoneGroup[] {
  const found = group.parentId === undefined ? [] : index.matches(group.parentId).map(({ entity }) => entity);
  return found.slice(0, Math.max(found.indexOf(group), 0)).filter((other) => !haveEndpointsOfTheirOwn(group, other));
}

/** Whether each of two zone groups surely belongs to another endpoint that is declared, whose names nobody would make the same. */
function haveEndpointsOfTheirOwn(one: DnsZoneGroup, other: DnsZoneGroup): boolean {
  const [ours, theirs] = [declarationsOf(one.privateEndpoint), declarationsOf(other.privateEndpoint)];
  return ours.length > 0 && theirs.length > 0 && !ours.some((endpoint) => theirs.includes(endpoint));
}

/** That Azure may take more zones than it does elsewhere: Azure Monitor needs six in the cloud of the US government. */
const mayTakeMore = that(({ cloud, doubt }) =>
  cloud === 'AzureUSGovernment' ? doubt('the documentation contradicts itself about this cloud') : 'false',
);

function pairsOf(configs: readonly DnsZoneConfig[]): (readonly [DnsZoneConfig, DnsZoneConfig])[] {
  return configs.flatMap((second, at) => configs.slice(0, at).map((first) => [first, second] as const));
}
