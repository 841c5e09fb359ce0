import { defineRule, isScopeRegion, regionOf, stringOf, that } from '../../../src/rule-api.js';
import type { Statement, Value } from '../../../src/rule-api.js';
import { setValue } from '../../remedies.js';
import page from './rule.md';

export default defineRule({
  title: 'Private DNS zones and their links have the location global',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-resiliency',
  tags: ['dns', 'region'],
  link: 'zones',
  page,
  messages: {
    zone: {
      severity: 'error',
      precision: 'very-high',
      what: 'private DNS zone {zone} is put into the region {location}',
      why: 'private DNS zones are global resources, and Azure refuses one with a region as its location (LocationNotAvailableForResourceType)',
      fix: "set its location to 'global'",
      fixable: 'safe',
    },
    link: {
      severity: 'error',
      precision: 'very-high',
      what: 'virtual network link {link} is put into the region {location}',
      why: 'links of private DNS zones are global resources, and Azure refuses one with a region as its location (LocationNotAvailableForResourceType)',
      fix: "set its location to 'global', whatever the region of the network",
      fixable: 'safe',
    },
  },
  of: (network) => [...network.privateDnsZones, ...network.virtualNetworkLinks],
  *check(subject, { say }) {
    const location = subject.property('location');
    if (location === undefined) return;
    const telling = { at: location, location, remedy: setValue(subject, location, 'global') };
    yield isGlobal(location).otherwise(
      subject.kind === 'privateDnsZones' ? say.zone({ ...telling, zone: subject }) : say.link({ ...telling, link: subject }),
    );
  },
});

/** That a location is `global`; undecided of a text that is no region either: a pipeline may put something else there. */
function isGlobal(location: Value): Statement {
  return that(({ see }) => {
    const seen = see(location);
    const name = stringOf(seen);
    if (name?.toLowerCase() === 'global') return 'true';
    const isRegion = isScopeRegion(seen) || (name !== undefined && regionOf(name) !== undefined);
    return isRegion ? 'false' : 'unknown';
  });
}
