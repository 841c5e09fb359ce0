import { defineRule, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { PrivateDnsZone, Statement, Value } from '../../../src/rule-api.js';
import { branchesOf } from '../../branches.js';
import { hasFittingCharacters, hasOtherCharacters } from '../../name-characters.js';
import { holdsPlaceholder } from '../../placeholders.js';
import { zoneUsers } from '../questions/zone-users.js';
import page from './rule.md';

/** Labels that the name of a zone has. */
const [fewestLabels, mostLabels] = [2, 34];

export default defineRule({
  title: 'The name of a private DNS zone is a domain name of several labels',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-privatednszone#restrictions',
  tags: ['dns'],
  link: 'zones',
  page,
  messages: {
    noDomain: {
      severity: 'error',
      precision: 'high',
      restsOn: ['zone names'],
      what: '{zone} is no name for a private DNS zone',
      why: 'Azure takes names of 2 to 34 labels with periods between them, each of 1 to 63 characters',
      fix: 'name the zone after the domain that it is for, such as privatelink.vaultcore.azure.net',
    },
    otherCharacters: {
      severity: 'error',
      precision: 'high',
      restsOn: ['zone names'],
      what: '{zone} is no name for a private DNS zone',
      why: 'Azure takes letters, digits, underscores and hyphens only, with periods between the labels',
      fix: 'choose a name of these characters: regions are written as in westeurope there',
    },
  },
  of: (network) => network.privateDnsZones,
  *check(zone, { network, say, ask }) {
    if (ask(zoneUsers, network).has(zone)) return;
    const { name } = zone;
    const isJudged = branchesOf(name).some((branch) => isNoDomain(branch) || hasOtherCharacters(branch));
    yield isJudged
      ? [
          isDomain(zone).otherwise(say.noDomain({ at: name, zone })),
          hasFittingCharacters(name).otherwise(say.otherCharacters({ at: name, zone })),
        ]
      : [];
  },
});

function isDomain({ name }: PrivateDnsZone): Statement {
  return that(({ see }) => {
    const seen = see(name);
    return stringOf(seen) === undefined ? 'unknown' : truthOf(!isNoDomain(seen));
  });
}

/** Whether a name is known, and none that Azure takes for a zone. */
function isNoDomain(name: Value): boolean {
  const text = stringOf(name);
  if (text === undefined || text === '' || holdsPlaceholder(text)) return false;
  const labels = text.replace(/\.$/, '').split('.');
  return labels.length < fewestLabels || labels.length > mostLabels || labels.some((label) => !/^.{1,63}$/.test(label));
}
