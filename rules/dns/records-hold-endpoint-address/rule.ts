import { allOf, anyOf, defineRule, exists, known, nameAfter, sameText, that, undecidedSince } from '../../../src/rule-api.js';
import type { Inquiry, PrivateEndpoint, RecordSet, Statement, Value } from '../../../src/rule-api.js';
import { isOfPrivateLink } from '../private-link-names.js';
import {
  endpointsOfSet,
  endpointsPerhapsOfSet,
  isAddressSet,
  isEmpty,
  mayBeThatOf,
  repeatedEnd,
  writtenAddresses,
  zoneNameOfSet,
} from '../questions/records.js';
import { attachments } from '../questions/zone-groups.js';
import type { Attachment } from '../questions/zone-groups.js';
import page from './rule.md';

/** Endpoints to targets of one name that are looked at. */
const mostEndpoints = 20;

export default defineRule({
  title: 'An address record in a zone of Private Link holds the address of the private endpoint',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  tags: ['private-endpoint', 'dns'],
  link: 'records',
  page,
  messages: {
    empty: {
      severity: 'warning',
      precision: 'high',
      what: 'record set {name} of zone {zone} holds no address',
      why: 'in the networks that the zone is linked to, the name resolves to nothing, not even to the public address',
      fix: 'leave the record set out until there is an address, or let the zone group of the private endpoint write it',
    },
    wholeName: {
      severity: 'warning',
      precision: 'high',
      what: 'record set {name} of zone {zone} has the whole name of a host',
      why: 'the name of a record set is relative to its zone: this one answers for a name that ends with {end}.{zone}, which no client asks for',
      fix: 'leave .{end} out of its name, or let the zone group of the private endpoint write the record',
    },
    overwritten: {
      severity: 'warning',
      precision: 'high',
      what: 'record set {name} of zone {zone} holds {addresses}, and the zone group of private endpoint {endpoint} writes the same name with another address',
      why: 'each deployment of the record set takes the address of the endpoint away again, so that clients do not reach it',
      fix: 'leave the record set out: the zone group keeps the record',
    },
    another: {
      severity: 'warning',
      precision: 'medium',
      what: 'record set {name} of zone {zone} holds {addresses}, which is no address of private endpoint {endpoint} to the resource of that name',
      why: 'names of the resource lead to that address and not to the endpoint ({expected})',
      fix: 'write the address of the endpoint there, or attach a zone group to the endpoint instead of the record set',
    },
  },
  of: (network) => network.recordSets.filter(isAddressSet),
  *check(set, { say, ask, atMost }) {
    const zone = zoneNameOfSet(set);
    if (zone === undefined) return;
    const telling = { name: set.name, zone, addresses: (inquiry: Inquiry) => addressesIn(set, inquiry) };
    const end = repeatedEnd(set);
    const meant = atMost(mostEndpoints, ask(endpointsOfSet, set), 'endpoints to targets of one name');
    const perhapsMeant = atMost(mostEndpoints, ask(endpointsPerhapsOfSet, set), 'endpoints to targets of unknown names');
    const leadsToOne = anyOf([
      ...meant.map(({ endpoint, isMeant }) => isMeant.and(mayBeThatOf(set, endpoint))),
      ...perhapsMeant.map((endpoint) => allOf([exists(endpoint), mayBeThatOf(set, endpoint), ofUnknownTarget])),
    ]);
    yield [
      isOfPrivateLink(zone)
        .implies(isEmpty(set).negated)
        .otherwise(say.empty({ ...telling, at: set })),
      known(end === undefined).otherwise(say.wholeName({ ...telling, at: set, end: end ?? '' })),
      ...meant.flatMap(({ endpoint, isMeant }) => {
        const told = {
          ...telling,
          at: set.addressRecords.items[0]?.address ?? set,
          related: [[endpoint.subnet.id, 'the private endpoint is put into its subnet here']],
          given: [endpoint],
          endpoint,
          expected: (inquiry: Inquiry) => expectedOf(endpoint, inquiry),
        } as const;
        const isWritten = isWrittenBy(ask(attachments, endpoint), zone);
        const isRight = isEmpty(set).or(leadsToOne);
        return [
          allOf([isMeant, isWritten]).implies(isRight).otherwise(say.overwritten(told)),
          allOf([isMeant, isWritten.negated]).implies(isRight).otherwise(say.another(told)),
        ];
      }),
    ];
  },
});

const ofUnknownTarget = undecidedSince('it may be the address of another endpoint, whose target is not known here');

/** That one of the zone groups of an endpoint keeps its records in a zone of this name. */
function isWrittenBy(groups: readonly Attachment[], zone: Value): Statement {
  const namings = groups.flatMap(({ configs, isAttached }) =>
    configs.items.map((config) => allOf([isAttached, exists(config), isNamed(config.zone.id, zone)])),
  );
  return anyOf(namings);
}

function isNamed(zoneId: Value | undefined, zone: Value): Statement {
  return that(({ identity }) => {
    const name = zoneId && nameAfter(identity(zoneId), 'privateDnsZones');
    return name === undefined ? 'unknown' : sameText(name, identity(zone));
  });
}

function addressesIn(set: RecordSet, inquiry: Inquiry): readonly Value[] | string {
  const addresses = writtenAddresses(set, inquiry);
  return addresses.length === 0 ? 'no address' : addresses;
}

function expectedOf({ staticAddresses: { items }, subnet }: PrivateEndpoint, { see }: Inquiry): readonly Value[] | string {
  const chosen = items.flatMap(({ address }) => (address === undefined ? [] : see(address)));
  const prefixes = subnet.declared.flatMap(({ addressPrefixes }) => addressPrefixes.items.map(({ value }) => see(value)));
  const distinct = prefixes.filter((one, at) => prefixes.findIndex((other) => sameText(one, other) === 'true') === at);
  return chosen.length > 0 ? chosen : distinct.length > 0 ? distinct : 'another address';
}
