import { bodyMembers, defineRule, piecesOf, privateZoneOf, stringOf, that } from '../../../src/rule-api.js';
import type { BodyMember, Entity, Statement, Value } from '../../../src/rule-api.js';
import { branchesOf } from '../../branches.js';
import page from './rule.md';

/** Members of the body of one app that are looked at. */
const mostMembers = 5000;

export default defineRule({
  title: 'Clients use the public name of what has a private endpoint',
  source: 'https://learn.microsoft.com/azure/storage/common/storage-private-endpoints#connecting-to-a-private-endpoint',
  tags: ['private-endpoint', 'dns'],
  link: 'resolution',
  page,
  messages: {
    privateName: {
      severity: 'warning',
      precision: 'medium',
      what: 'a setting of {app} names a host in {zone}',
      why: 'the certificate of the service is for its public name, so that clients refuse the connection; the zone is there to resolve the public name privately',
      fix: 'leave the label privatelink out of the name',
    },
  },
  of: ({ sites, siteSettings, containerApps, containerGroups }): readonly Entity[] => [
    ...sites,
    ...siteSettings,
    ...containerApps,
    ...containerGroups,
  ],
  *check(app, { say, atMost }) {
    const settings = atMost(mostMembers, bodyMembers(app), 'members of one body').filter((member) => isSetting(app, member));
    const suspects = settings.filter(({ value }) => branchesOf(value).some((branch) => zoneNamedIn(branch) !== undefined));
    if (suspects.length === 0) yield [];
    for (const { value } of suspects)
      yield namesNoPrivateHost(value).otherwise(
        say.privateName({ at: value, app, zone: ({ see }) => zoneNamedIn(see(value)) ?? 'a zone of Private Link' }),
      );
  },
});

/** Where settings stand in the bodies of apps, container apps and groups, in lower case; in settings of their own it depends on their name. */
const settingOfApp = /^properties\.siteconfig\.(?:appsettings\.value|connectionstrings\.connectionstring)$/;
const variableOfGroup = /^properties\.(?:init)?containers\.properties\.environmentvariables\.value$/;
const variableOfContainer = /^properties\.template\.(?:init)?containers\.env\.value$/;

/** Whether a member is the value of a setting, a connection string, or a variable of a container. */
function isSetting(app: Entity, { inside, name }: BodyMember): boolean {
  const place = [...inside, name].join('.').toLowerCase();
  if (app.kind === 'sites') return settingOfApp.test(place);
  if (app.kind === 'containerApps') return variableOfContainer.test(place);
  if (app.kind === 'containerGroups') return variableOfGroup.test(place);
  switch (stringOf(app.name)?.toLowerCase()) {
    case 'appsettings':
      return inside.length === 1 && place.startsWith('properties.');
    case 'connectionstrings':
      return inside.length === 2 && place.startsWith('properties.') && place.endsWith('.value');
    default:
      return false;
  }
}

function namesNoPrivateHost(value: Value): Statement {
  return that(({ see }) => {
    const seen = see(value);
    if (zoneNamedIn(seen) !== undefined) return 'false';
    return stringOf(seen) === undefined ? 'unknown' : 'true';
  });
}

/** The documented zone of Private Link of which a text names a host, as far as the text is known. */
function zoneNamedIn(text: Value): string | undefined {
  const pieces = piecesOf(text) ?? [];
  return pieces
    .flatMap((piece, at) => (typeof piece === 'string' ? [...piece.matchAll(at === 0 ? hostInText : hostAfterUnknown)] : []))
    .map(([, domain = '']) => privateZoneOf(domain))
    .find((zone) => zone !== undefined);
}

const hostInText = /[a-z0-9]\.privatelink\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;

/** The label of the host may be what is not known. */
const hostAfterUnknown = /(?:^|[a-z0-9])\.privatelink\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;
