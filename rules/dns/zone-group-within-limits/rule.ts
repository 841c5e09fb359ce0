import { allOf, defineRule, exists, not, sameResource, sameText, that } from '../../../src/rule-api.js';
import type { DnsZoneConfig, DnsZoneGroup, Statement } from '../../../src/rule-api.js';
import { attachments } from '../questions/zone-groups.js';
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
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say, ask, atMost }) {
    const groups = ask(attachments, endpoint).filter(({ group }) => !group.existing);
    for (const [at, { group, configs, isAttached }] of groups.entries()) {
      const others = atMost(mostOthers, groups.slice(0, at), 'zone groups');
      yield others.map(({ group: other, isAttached: isOtherAttached }) =>
        allOf([isAttached, isOtherAttached])
          .implies(sameResource(group.id, other.id))
          .otherwise(
            say.secondGroup({
              at: group,
              related: [[other, 'the first zone group is here']],
              given: [group, other],
              endpoint,
              group,
              other,
            }),
          ),
      );
      const { items } = configs;
      const list = group.property('properties.privateDnsZoneConfigs');
      yield isAttached.implies(namesFew(group)).otherwise(
        say.tooMany({
          at: items[mostZones]?.name ?? list,
          given: [group],
          endpoint,
          group,
          count: items.length > mostZones ? items.length : 'perhaps more than five',
        }),
      );
      yield pairsOf(atMost(mostOthers, items, 'entries of one zone group')).map(([first, second]) =>
        allOf([isAttached, exists(first), exists(second)])
          .implies(haveOtherNames(first, second))
          .otherwise(
            say.sameName({
              at: second.name,
              related: [[first.name, 'the first entry is here']],
              given: [group, first, second],
              endpoint,
              group,
              name: second.name,
            }),
          ),
      );
    }
  },
});

/** That a zone group names no more zones than Azure takes. Azure Monitor needs six in the cloud of the US government. */
function namesFew({ zoneConfigs: { items, complete } }: DnsZoneGroup): Statement {
  return that(({ holds, cloud }) => {
    const count = items.filter((config) => holds(config.exists) === 'true').length;
    if (complete && items.length <= mostZones) return 'true';
    return count > mostZones && cloud !== 'AzureUSGovernment' ? 'false' : 'unknown';
  });
}

function haveOtherNames({ name }: DnsZoneConfig, { name: other }: DnsZoneConfig): Statement {
  return that(({ see }) => not(sameText(see(name), see(other))));
}

function pairsOf(configs: readonly DnsZoneConfig[]): (readonly [DnsZoneConfig, DnsZoneConfig])[] {
  return configs.flatMap((second, at) => configs.slice(0, at).map((first) => [first, second] as const));
}
