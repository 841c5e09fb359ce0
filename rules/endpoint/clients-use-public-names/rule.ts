import { bodyMembers, defineRule, isSecret, piecesOf, privateZoneOf, stringOf, that } from '../../../src/rule-api.js';
import type { BodyMember, Entity, Inquiry, Statement, Value } from '../../../src/rule-api.js';
import { branchesOf } from '../../branches.js';
import { placeOfHosts } from './places.js';
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
    privateNameInCommand: {
      severity: 'warning',
      precision: 'medium',
      what: 'a command of {app} names a host in {zone}',
      why: 'the certificate of the service is for its public name, so that clients refuse the connection; the zone is there to resolve the public name privately',
      fix: 'leave the label privatelink out of the name',
    },
    privateNameOfRegistry: {
      severity: 'warning',
      precision: 'medium',
      what: '{app} takes images from a host in {zone}',
      why: 'the certificate of the registry is for its public name, so that no image is pulled; the zone is there to resolve the public name privately',
      fix: 'leave the label privatelink out of the name',
    },
    privateNameKept: {
      severity: 'warning',
      precision: 'medium',
      what: 'the value of {app} names a host in {zone}',
      why: 'whoever reads it connects to that name, for which the service has no certificate; the zone is there to resolve the public name privately',
      fix: 'leave the label privatelink out of the name',
    },
  },
  of: ({ sites, siteSettings, containerApps, containerGroups, vaultSecrets, configurationValues }): readonly Entity[] => [
    ...sites,
    ...siteSettings,
    ...containerApps,
    ...containerGroups,
    ...vaultSecrets,
    ...configurationValues,
  ],
  *check(app, { say, atMost }) {
    const suspects = atMost(mostMembers, bodyMembers(app), 'members of one body').flatMap((member) => suspectsIn(app, member));
    if (suspects.length === 0) yield [];
    for (const { value, messageId, isKeptSecret } of suspects)
      yield namesNoPrivateHost(value).otherwise(
        say[messageId]({ at: isKeptSecret ? app : value, app, zone: (inquiry) => zoneTold(value, isKeptSecret, inquiry) }),
      );
  },
});

/** The texts of a member that clients take hosts from and that may name one of Private Link. */
function suspectsIn(app: Entity, member: BodyMember) {
  const place = placeOfHosts(app, member);
  if (place === undefined) return [];
  const texts = member.value.kind === 'array' ? member.value.items : [member.value];
  return texts.filter((text) => branchesOf(text).some((branch) => zoneNamedIn(branch) !== undefined)).map((value) => ({ ...place, value }));
}

function namesNoPrivateHost(value: Value): Statement {
  return that(({ see }) => {
    const seen = see(value);
    if (zoneNamedIn(seen) !== undefined) return 'false';
    return stringOf(seen) === undefined ? 'unknown' : 'true';
  });
}

/** The zone as it may be told: nothing is said of what stands in a secret. */
function zoneTold(value: Value, isKeptSecret: boolean, { see }: Inquiry): string {
  const seen = see(value);
  const zone = isKeptSecret || isSecret(seen) ? undefined : zoneNamedIn(seen);
  return zone ?? 'a zone of Private Link';
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
