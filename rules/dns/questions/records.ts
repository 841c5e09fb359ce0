import {
  allOf,
  anyOf,
  containsPrefix,
  defineQuestion,
  exists,
  isReadFrom,
  keyOf,
  nameAfter,
  piecesOf,
  publicNamesOf,
  resourceTypeOf,
  sameResourceType,
  sameText,
  sourcesOf,
  stringOf,
  that,
} from '../../../src/rule-api.js';
import type { Connection, Inquiry, Network, Prefix, PrivateEndpoint, RecordSet, Statement, Truth, Value } from '../../../src/rule-api.js';
import { mayBeOneName, namePatternOf } from '../../name-patterns.js';
import { knownPrefixes, prefixIn } from '../../subnet/questions/prefixes.js';
import { isPrivateLinkName } from '../private-link-names.js';
import { serves } from '../zone-group-needs.js';
import { zoneNeeds } from './zone-needs.js';

/** Addresses that a set holds in one case. */
export interface RecordAddresses {
  readonly sure: readonly Prefix[];
  /** Those that may be there. */
  readonly possible: readonly Prefix[];
  /** There are no others. */
  readonly complete: boolean;
}

/** An endpoint to a target that has the name of a set, where the zone of the set is one for the target. */
export interface NamedEndpoint {
  readonly endpoint: PrivateEndpoint;
  /** That it is such a one, and is there. */
  readonly isMeant: Statement;
}

/** Whether a set holds IPv4 addresses. */
export function isAddressSet({ resource: { type } }: RecordSet): boolean {
  return sameResourceType(type, 'Microsoft.Network/privateDnsZones/A');
}

/** The name of the zone that a set lies in, as its id says. */
export function zoneNameOfSet({ id }: RecordSet): Value | undefined {
  return nameAfter(id, 'privateDnsZones');
}

/**
 * What the name of a set has too much at its end: the name of its zone, or the public name of the hosts that have their records there. Names of sets
 * are relative to their zone. Undefined for a name that does not surely end so.
 */
export function repeatedEnd(set: RecordSet): string | undefined {
  const zoneName = zoneNameOfSet(set);
  const zone = zoneName && stringOf(zoneName)?.toLowerCase();
  if (zoneName === undefined || zone === undefined || isPrivateLinkName(zoneName) !== 'true') return undefined;
  const end = knownEnd(set.name).replace(/\.$/, '').toLowerCase();
  return [zone, ...publicNamesOf(zone)].find((name) => end === name || end.endsWith(`.${name}`));
}

/** What is known of the end of a text. */
function knownEnd(text: Value): string {
  return (piecesOf(text) ?? []).reduce<string>((end, piece) => (typeof piece === 'string' ? end + piece : ''), '');
}

/** The addresses of a set. */
export const addressesOfSet = defineQuestion(({ addressRecords }: RecordSet, { see, holds, isWhole }): RecordAddresses => {
  const records = addressRecords.items.map(({ exists: isThere, address }) => ({
    isThere: holds(isThere),
    prefixes: address ? prefixIn(see(address)) : [],
  }));
  const prefixesWhere = (truth: Truth): readonly Prefix[] =>
    records.flatMap(({ isThere, prefixes }) => (isThere === truth ? prefixes : []));
  return {
    sure: prefixesWhere('true'),
    possible: prefixesWhere('unknown'),
    complete: isWhole(addressRecords) && records.every(({ isThere, prefixes }) => isThere === 'false' || prefixes.length === 1),
  };
});

/** That a set has no records. */
export function isEmpty(set: RecordSet): Statement {
  return that(({ holds, isWhole }) => {
    const there = set.addressRecords.items.map((record) => holds(record.exists));
    if (there.includes('true')) return 'false';
    return isWhole(set.addressRecords) && there.every((one) => one === 'false') ? 'true' : 'unknown';
  });
}

/** That one of the addresses of a set may be that of an endpoint: read from it, or one that it chooses, or else one of its subnet. */
export function mayBeThatOf(set: RecordSet, endpoint: PrivateEndpoint): Statement {
  const read = set.addressRecords.items.flatMap(({ address }) =>
    address === undefined ? [] : [isReadFrom(address, endpoint.id), isReadFromInterface(address, endpoint)],
  );
  return anyOf([...read, holdsPlaceOf(set, endpoint)]);
}

/** That an address is read from an interface that has the name which an endpoint gives its own. */
function isReadFromInterface(address: Value, endpoint: PrivateEndpoint): Statement {
  const own = endpoint.property('properties.customNetworkInterfaceName');
  return that(({ see, identity }) => {
    const [source] = sourcesOf(see(address));
    const name = source && nameAfter(source, 'networkInterfaces');
    if (own === undefined || name === undefined) return 'false';
    return sameText(name, identity(own)) === 'true' ? 'true' : 'unknown';
  });
}

function holdsPlaceOf(set: RecordSet, endpoint: PrivateEndpoint): Statement {
  return that((inquiry) => {
    const { sure, possible, complete } = inquiry.ask(addressesOfSet, set);
    const places = placesOf(endpoint, inquiry);
    if (places === undefined) return inquiry.doubt('the addresses of the subnet of the endpoint are not known here');
    const isPlace = (address: Prefix): boolean => places.some((place) => containsPrefix(place, address));
    if (sure.some(isPlace)) return 'true';
    return complete && !possible.some(isPlace) ? 'false' : 'unknown';
  });
}

/** The addresses that an endpoint chooses, or else the prefixes of its subnet; undefined where that is not known. */
function placesOf({ staticAddresses, subnet }: PrivateEndpoint, inquiry: Inquiry): readonly Prefix[] | undefined {
  const chosen = staticAddresses.items.map(({ exists: isThere, address }) => ({
    isThere: inquiry.holds(isThere),
    at: address && inquiry.see(address),
  }));
  if (!inquiry.isWhole(staticAddresses) || chosen.some(({ isThere }) => isThere === 'unknown')) return undefined;
  const surely = chosen.filter(({ isThere }) => isThere === 'true');
  const addresses = surely.flatMap(({ at }) => (at === undefined ? [] : prefixIn(at)));
  if (surely.length > 0) return addresses.length === surely.length ? addresses : undefined;
  const [prefixes, ...others] = subnet.declared.map(({ addressPrefixes }) => knownPrefixes(addressPrefixes, inquiry));
  return others.every((other) => other !== undefined && prefixes !== undefined && areSame(prefixes, other)) ? prefixes : undefined;
}

/** Whether two declarations of a subnet give it the same addresses: exported templates declare each twice. */
function areSame(one: readonly Prefix[], other: readonly Prefix[]): boolean {
  const liesIn = (all: readonly Prefix[]) => (inner: Prefix) => all.some((outer) => containsPrefix(outer, inner));
  return one.every(liesIn(other)) && other.every(liesIn(one));
}

/** The addresses that are written in a set, as they are in one case. */
export function writtenAddresses({ addressRecords: { items } }: RecordSet, { see }: Inquiry): readonly Value[] {
  return items.flatMap(({ address }) => (address === undefined ? [] : see(address)));
}

/** The endpoints whose targets have the name of a set. */
export const endpointsOfSet = defineQuestion((set: RecordSet, { ask, network }): readonly NamedEndpoint[] =>
  (ask(endpointsByTargetName, network).get(textKey(set.name)) ?? []).map(({ endpoint, connection, name }) => ({
    endpoint,
    isMeant: allOf([
      exists(endpoint),
      exists(connection),
      that(({ identity }) => sameText(identity(name), identity(set.name))),
      needsZones(endpoint),
      serves(endpoint, zoneNameOfSet(set)),
    ]),
  })),
);

/** The endpoints to targets whose names are not known, and may be that of a set. */
export const endpointsPerhapsOfSet = defineQuestion((set: RecordSet, { ask, network }): readonly PrivateEndpoint[] => {
  const own = namePatternOf(set.name);
  const alike = ask(endpointsOfUnknownNames, network).filter(({ pattern }) => mayBeOneName(pattern, own));
  return [...new Set(alike.map(({ endpoint }) => endpoint))];
});

const endpointsOfUnknownNames = defineQuestion(
  (network: Network): readonly { readonly endpoint: PrivateEndpoint; readonly pattern: string }[] =>
    network.privateEndpoints.flatMap((endpoint) => {
      const names = endpoint.connections.items.map((connection) => targetName(connection));
      const patterns = names.map((name) => (name === undefined ? '*' : namePatternOf(name))).filter((pattern) => pattern.includes('*'));
      return [...patterns, ...(endpoint.connections.complete ? [] : ['*'])].map((pattern) => ({ endpoint, pattern }));
    }),
);

interface TargetName {
  readonly endpoint: PrivateEndpoint;
  readonly connection: Connection;
  readonly name: Value;
}

const endpointsByTargetName = defineQuestion((network: Network): ReadonlyMap<string, readonly TargetName[]> => {
  const found = new Map<string, TargetName[]>();
  for (const endpoint of network.privateEndpoints) {
    for (const connection of endpoint.connections.items) {
      const name = targetName(connection);
      if (name === undefined) continue;
      const same = found.get(textKey(name));
      if (same === undefined) found.set(textKey(name), [{ endpoint, connection, name }]);
      else same.push({ endpoint, connection, name });
    }
  }
  return found;
});

function targetName({ target: { id } }: Connection): Value | undefined {
  const type = id && resourceTypeOf(id);
  return id === undefined || type === undefined ? undefined : nameAfter(id, type.slice(type.lastIndexOf('/') + 1));
}

/** Equal for texts that are the same whatever the unknowns are. */
function textKey(text: Value): string {
  return stringOf(text)?.toLowerCase() ?? keyOf(text);
}

function needsZones(endpoint: PrivateEndpoint): Statement {
  return that(({ ask }) => {
    const { needs, complete } = ask(zoneNeeds, endpoint);
    if (needs.length > 0) return 'true';
    return complete ? 'false' : 'unknown';
  });
}

/**
 * That a set registers nothing of an endpoint: it has the name of what another endpoint leads to, or its addresses are none that the endpoint can have;
 * and its name does not begin with that of what the endpoint itself leads to.
 */
export function isOfOthers(set: RecordSet, endpoint: PrivateEndpoint): Statement {
  return that(({ ask, truthOf }) => {
    const ofOthers = ask(endpointsOfSet, set).flatMap((one) => (one.endpoint === endpoint ? [] : one.isMeant));
    const isElsewhere = isAddressSet(set) ? [isEmpty(set).or(mayBeThatOf(set, endpoint)).negated] : [];
    return truthOf(allOf([anyOf([...ofOthers, ...isElsewhere]), mayBeNamedFor(set, endpoint).negated]));
  });
}

/** That the name of a set is one for every host, or begins with the name of what an endpoint leads to. */
function mayBeNamedFor(set: RecordSet, { connections }: PrivateEndpoint): Statement {
  return that(({ identity }) => {
    const own = namePatternOf(identity(set.name));
    if (own === '@' || stringOf(identity(set.name))?.startsWith('*') === true) return 'true';
    const names = connections.items.map((one) => targetName(one)).map((name) => (name === undefined ? '' : namePatternOf(identity(name))));
    const alike = names.filter((name) => mayBeOneName(`${name}*`, own));
    if (alike.length === 0) return connections.complete ? 'false' : 'unknown';
    return own.includes('*') || alike.every((name) => name === '' || name.includes('*')) ? 'unknown' : 'true';
  });
}
