import { anyOf, defineQuestion, exists, keyOf, nameAfter } from '../../../src/rule-api.js';
import type { Network, PrivateDnsZone, RecordSet, Statement, Value } from '../../../src/rule-api.js';
import { repeatedEnd } from './records.js';

/** A zone with records of its own in a deployment. */
export interface RecordedZone {
  readonly name: Value;
  /** That one of its record sets is there. */
  readonly isRecorded: Statement;
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

/** The zones in which a deployment writes records itself that clients may ask for, by name. */
export const recordedZones = defineQuestion((network: Network): readonly RecordedZone[] => {
  const byName = new Map<string, { readonly name: Value; readonly records: RecordSet[] }>();
  for (const record of network.recordSets) {
    const name = nameAfter(record.id, 'privateDnsZones');
    if (name === undefined || repeatedEnd(record) !== undefined) continue;
    const zone = byName.get(keyOf(name)) ?? { name, records: [] };
    byName.set(keyOf(name), zone);
    zone.records.push(record);
  }
  return [...byName.values()].map(({ name, records }) => ({ name, isRecorded: anyOf(records.map(exists)) }));
});
