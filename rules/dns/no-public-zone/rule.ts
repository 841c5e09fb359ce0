import { defineRule, privateZoneOf, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { Inquiry, PrivateDnsZone, Statement, Value } from '../../../src/rule-api.js';
import { branchesOf } from '../../branches.js';
import { zoneUsers } from '../questions/zone-users.js';
import page from './rule.md';

export default defineRule({
  title: 'No private DNS zone has a public name of Azure',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  tags: ['dns'],
  link: 'zones',
  page,
  messages: {
    publicName: {
      severity: 'warning',
      precision: 'medium',
      what: 'private DNS zone {zone} has the name under which Azure publishes a whole service',
      why: 'in the networks that it is linked to, every name of the service that the zone does not hold can no longer be resolved',
      fix: 'name it {expected}, or after the one host that it is for',
    },
  },
  of: (network) => network.privateDnsZones,
  *check(zone, { network, say, ask }) {
    if (zone.existing || ask(zoneUsers, network).has(zone)) return;
    if (!branchesOf(zone.name).some(isPublicName)) yield [];
    else
      yield isNotPublic(zone).otherwise(
        say.publicName({ at: zone, zone, expected: (inquiry) => privateZoneOf(nameIn(zone, inquiry) ?? '') ?? 'privatelink' }),
      );
  },
});

function isPublicName(name: Value): boolean {
  return privateZoneOf(stringOf(name) ?? '') !== undefined;
}

/** Undecided while the name is not known. */
function isNotPublic(zone: PrivateDnsZone): Statement {
  return that((inquiry) => {
    const name = nameIn(zone, inquiry);
    return name === undefined ? 'unknown' : truthOf(privateZoneOf(name) === undefined);
  });
}

function nameIn({ name }: PrivateDnsZone, { see }: Inquiry): string | undefined {
  return stringOf(see(name));
}
