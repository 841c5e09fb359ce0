import { known, nameAfter, piecesOf, resourceTypeOf, sameResourceType, stringOf, that, truthOf } from '../../src/rule-api.js';
import type { DnsZoneConfig, Statement, Value, VirtualNetworkLink } from '../../src/rule-api.js';
import { liesInNoGroup } from '../resource-groups.js';

/** What an id is where the id of a private DNS zone belongs. */
export type IdStanding = 'zone' | 'withoutGroup' | 'publicZone' | 'missing' | 'otherwise';

/** That the id of a configuration is of some sort; undecided while it is not known, or holds what a pipeline may replace. */
export function isIdOf({ zone: { id } }: DnsZoneConfig, standing: IdStanding): Statement {
  if (id === undefined) return known(standing === 'missing');
  return that(({ see }) => {
    const found = idStanding(see(id));
    return found === undefined ? 'unknown' : truthOf(found === standing);
  });
}

/** What an id is; undefined while that is not known. */
export function idStanding(id: Value): IdStanding | undefined {
  const text = stringOf(id);
  if (text === '') return 'missing';
  const type = resourceTypeOf(id);
  if (type !== undefined && sameResourceType(type, 'Microsoft.Network/privateDnsZones')) return liesInNoGroup(id) ? 'withoutGroup' : 'zone';
  if (type !== undefined) return sameResourceType(type, 'Microsoft.Network/dnsZones') ? 'publicZone' : 'otherwise';
  return isNoId(id) ? 'otherwise' : undefined;
}

/** Whether a text is a name of DNS, or begins as an id does and names a zone without a provider. */
function isNoId(id: Value): boolean {
  const [first, ...rest] = piecesOf(id) ?? [];
  if (typeof first !== 'string') return false;
  const text = [first, ...rest].map((piece) => (typeof piece === 'string' ? piece : '?')).join('');
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)) return true;
  return /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/(?!providers\/)(?:[^/]+\/)*privateDnsZones\/[^/]+$/i.test(text);
}

/** The name of the zone that a link lies under, as its id says. */
export function zoneNameOfLink({ id }: VirtualNetworkLink): Value | undefined {
  return nameAfter(id, 'privateDnsZones');
}
