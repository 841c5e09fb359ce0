import { allOf, anyOf, defineQuestion, exists, keyOf, nameAfter, sameResourceType, that } from '../../../src/rule-api.js';
import type { Network, PrivateDnsZone, PrivateEndpoint, RecordSet, Statement, Value } from '../../../src/rule-api.js';
import { serves } from '../zone-group-needs.js';
import { isOfOthers, repeatedEnd } from './records.js';

/** Record sets of a zone of which it is asked whose they are; where there are more, any of them may be anybody's. */
const mostRecords = 50;

/** A zone with records of its own in a deployment. */
export interface RecordedZone {
  readonly name: Value;
  readonly records: readonly RecordSet[];
}

/** The zones that a deployment declares, one for each name and condition: what is asked of names alone need not ask for each. */
export const declaredZones = defineQuestion((network: Network): readonly PrivateDnsZone[] => {
  const byName = new Map<string, PrivateDnsZone>();
  for (const zone of network.privateDnsZones) {
    const key = JSON.stringify([keyOf(zone.name).toLowerCase(), keyOf(zone.exists), zone.family]);
    if (!byName.has(key)) byName.set(key, zone);
  }
  return [...byName.values()];
});

/** Records that lead to an address. */
const leading = ['A', 'AAAA', 'CNAME'].map((record) => `Microsoft.Network/privateDnsZones/${record}`);

/** The zones in which a deployment writes records itself that lead clients to an address, by name. */
export const recordedZones = defineQuestion((network: Network): readonly RecordedZone[] => {
  const byName = new Map<string, { readonly name: Value; readonly records: RecordSet[] }>();
  for (const record of network.recordSets) {
    const name = nameAfter(record.id, 'privateDnsZones');
    const isLeading = leading.some((type) => sameResourceType(record.resource.type, type));
    if (name === undefined || !isLeading || repeatedEnd(record) !== undefined) continue;
    const zone = byName.get(keyOf(name)) ?? { name, records: [] };
    byName.set(keyOf(name), zone);
    zone.records.push(record);
  }
  return [...byName.values()];
});

/** That a zone with records is one for the target of an endpoint, and one of the records is there and may be that of the endpoint. */
export function isRecordedIn({ name, records }: RecordedZone, endpoint: PrivateEndpoint): Statement {
  const isMeant = serves(endpoint, name);
  return that(({ truthOf }) => {
    if (truthOf(isMeant) === 'false') return 'false';
    const its = records.map((one) => (records.length > mostRecords ? exists(one) : exists(one).and(isOfOthers(one, endpoint).negated)));
    return truthOf(allOf([isMeant, anyOf(its)]));
  });
}
