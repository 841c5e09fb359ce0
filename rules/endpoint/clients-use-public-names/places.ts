import { stringOf } from '../../../src/rule-api.js';
import type { BodyMember, Entity } from '../../../src/rule-api.js';

/** What is said of a host that stands at a place, and whether what stands there is a secret. */
export interface PlaceOfHosts {
  readonly messageId: 'privateName' | 'privateNameInCommand' | 'privateNameOfRegistry' | 'privateNameKept';
  readonly isKeptSecret: boolean;
}

interface Place extends PlaceOfHosts {
  /** Of names of members with dots between them, in lower case. */
  readonly path: RegExp;
}

const setting: PlaceOfHosts = { messageId: 'privateName', isKeptSecret: false };
const secretSetting: PlaceOfHosts = { messageId: 'privateName', isKeptSecret: true };
const command: PlaceOfHosts = { messageId: 'privateNameInCommand', isKeptSecret: false };
const registry: PlaceOfHosts = { messageId: 'privateNameOfRegistry', isKeptSecret: false };

/** Where hosts stand in the bodies of resources, by the kinds of these. */
const places: ReadonlyMap<string, readonly Place[]> = new Map([
  [
    'sites',
    [
      { ...setting, path: /^properties\.siteconfig\.(?:appsettings\.value|connectionstrings\.connectionstring)$/ },
      { ...setting, path: /^properties\.functionappconfig\.deployment\.storage\.value$/ },
      { ...registry, path: /^properties\.siteconfig\.(?:linux|windows)fxversion$/ },
    ],
  ],
  [
    'containerApps',
    [
      { ...setting, path: /^properties\.template\.(?:init)?containers\.env\.value$/ },
      { ...secretSetting, path: /^properties\.configuration\.secrets\.value$/ },
      { ...command, path: /^properties\.template\.(?:init)?containers\.(?:command|args)$/ },
      { ...registry, path: /^properties\.(?:template\.(?:init)?containers\.image|configuration\.registries\.server)$/ },
    ],
  ],
  [
    'containerGroups',
    [
      { ...setting, path: /^properties\.(?:init)?containers\.properties\.environmentvariables\.value$/ },
      { ...secretSetting, path: /^properties\.(?:init)?containers\.properties\.environmentvariables\.securevalue$/ },
      { ...command, path: /^properties\.(?:init)?containers\.properties\.command$/ },
      { ...registry, path: /^properties\.(?:(?:init)?containers\.properties\.image|imageregistrycredentials\.server)$/ },
    ],
  ],
  ['vaultSecrets', [{ messageId: 'privateNameKept', isKeptSecret: true, path: /^properties\.value$/ }]],
  ['configurationValues', [{ messageId: 'privateNameKept', isKeptSecret: false, path: /^properties\.value$/ }]],
]);

/** What a member of a resource's body is to those that connect to hosts; undefined where it is nothing to them. */
export function placeOfHosts(app: Entity, { inside, name }: BodyMember): PlaceOfHosts | undefined {
  const path = [...inside, name].join('.').toLowerCase();
  if (app.kind === 'siteSettings') return placeInSettings(app, inside.length, path);
  return places.get(app.kind)?.find((place) => place.path.test(path));
}

/** Of settings that are a resource of their own, the name of that tells what they are; those called `web` are built as the `siteConfig` of an app. */
function placeInSettings({ name }: Entity, depth: number, path: string): PlaceOfHosts | undefined {
  if (!path.startsWith('properties.')) return undefined;
  switch (stringOf(name)?.toLowerCase()) {
    case 'appsettings':
      return depth === 1 ? setting : undefined;
    case 'connectionstrings':
      return depth === 2 && path.endsWith('.value') ? setting : undefined;
    case 'web':
      return places.get('sites')?.find((place) => place.path.test(path.replace(/^properties/, 'properties.siteconfig')));
    default:
      return undefined;
  }
}
