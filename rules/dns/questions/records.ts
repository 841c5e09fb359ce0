import {
  allOf,
  defineQuestion,
  exists,
  keyOf,
  nameAfter,
  piecesOf,
  publicNamesOf,
  resourceTypeOf,
  sameResourceType,
  sameText,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type { Connection, Inquiry, Network, Prefix, PrivateEndpoint, RecordSet, Statement, Truth, Value } from '../../../src/rule-api.js';
import { prefixIn } from '../../subnet/questions/prefixes.js';
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
  return that(({ ask }) => truthOf(ask(zoneNeeds, endpoint).needs.length > 0));
}
