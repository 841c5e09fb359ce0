import { defineRule, sameText, scalar, that } from '../../../src/rule-api.js';
import type { Statement, Value } from '../../../src/rule-api.js';
import { isOfPrivateLink } from '../private-link-names.js';
import { zoneNameOfLink } from '../zone-ids.js';
import page from './rule.md';

export default defineRule({
  title: 'Only links of Private Link zones fall back to the internet',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-fallback',
  tags: ['dns'],
  link: 'resolution',
  page,
  messages: {
    otherZone: {
      severity: 'warning',
      precision: 'high',
      what: 'the link of zone {zone} asks for NxDomainRedirect',
      why: 'falling back to the internet applies to links of zones of Private Link only: names that this zone does not hold stay unresolved',
      fix: 'leave resolutionPolicy out, and write the records that are missing into the zone',
    },
  },
  of: (network) => network.virtualNetworkLinks,
  *check(link, { say }) {
    const { resolutionPolicy: policy } = link;
    const zone = zoneNameOfLink(link);
    if (zone === undefined) return;
    if (policy === undefined) yield [];
    else
      yield fallsBack(policy)
        .implies(isOfPrivateLink(zone))
        .otherwise(say.otherZone({ at: policy, zone }));
  },
});

function fallsBack(policy: Value): Statement {
  return that(({ see }) => sameText(see(policy), scalar('NxDomainRedirect')));
}
