import type { CloudName } from './clouds.js';
import type { PrivateLinkGroup, ZonesByProperty } from './private-link-services.js';
import { normaliseRegion, regionOf } from './regions.js';

/** What is known of the resource that a connection points to. */
export interface ZoneTarget {
  /** Region of the target; fills the region in names of zones. */
  readonly region?: string | undefined;
  /** Known text value of a property of the target, by path with dots. */
  readonly property?: ((path: string) => string | undefined) | undefined;
}

/** `minimum` of these zones must be there. Names keep a `{placeholder}` where a label cannot be known. */
export interface ZoneRequirement {
  readonly zones: readonly string[];
  readonly minimum: number;
  /** The target has names in all of the zones; which of the names clients use is not known. */
  readonly spread?: boolean;
}

/**
 * What a zone name is to a group: one of its `current` names, one of an `outdated` list, an `unverified` one that is accepted silently, one that
 * is documented but `notAsZone`, the `public` name of the service, a fitting one of `otherRegion`, or `wrong`; `impossible` where it is no DNS
 * name. `undeterminable` where the cloud is not documented, or a pipeline replaces a token in the name.
 */
export type ZoneStanding =
  'current' | 'outdated' | 'unverified' | 'notAsZone' | 'public' | 'otherRegion' | 'impossible' | 'wrong' | 'undeterminable';

/** What a zone name is to a service and group id in a cloud. */
export function zoneStanding(group: PrivateLinkGroup, cloud: CloudName, zoneName: string, target: ZoneTarget = {}): ZoneStanding {
  const current = acceptedZones(group, cloud, target);
  const fits = (patterns: readonly string[]): boolean => patterns.some((pattern) => zoneFits(zoneName, pattern));
  const inRegion = (patterns: readonly string[]): readonly string[] => patterns.map((pattern) => zoneInRegion(pattern, group, target));
  if (!zoneName.replace(/\.$/, '').split('.').every(couldBeLabel)) return 'impossible';
  if (fits(group.notAsZone ?? [])) return 'notAsZone';
  if (current !== undefined && fits(inRegion(current))) return 'current';
  if (holdsToken(zoneName)) return 'undeterminable';
  if (fits(inRegion(group.outdatedZones?.[cloud] ?? []))) return 'outdated';
  if (fits(group.unverifiedZones?.[cloud] ?? [])) return 'unverified';
  if (current === undefined) return 'undeterminable';
  if (!/(?:^|\.)privatelink\./i.test(zoneName) && fits(group.publicSuffixes?.[cloud] ?? [])) return 'public';
  return fits([...current, ...(group.outdatedZones?.[cloud] ?? [])]) ? 'otherRegion' : 'wrong';
}

/**
 * Zones that an endpoint with this group needs; of those that are only needed in a case, only ones that some clients use are there, and none
 * of them must be. Undefined where nothing is documented for the cloud.
 */
export function requiredZones(group: PrivateLinkGroup, cloud: CloudName, target: ZoneTarget = {}): readonly ZoneRequirement[] | undefined {
  const zones = group.zones[cloud];
  if (zones === undefined) return undefined;
  const fill = (names: readonly string[]): readonly string[] => names.map((name) => zoneInRegion(name, group, target));
  const fitting = caseOf(group, cloud, target);
  if (fitting !== undefined) {
    const named = fill(fitting.zones[cloud] ?? []);
    return fitting.minimum === undefined ? eachOf(named) : [{ zones: named, minimum: fitting.minimum, spread: true }];
  }
  if (group.alternatives === true) return [{ zones: fill(zones), minimum: 1 }];
  const conditional = group.conditional?.zones[cloud] ?? [];
  const needed = eachOf(fill(zones.filter((zone) => !conditional.includes(zone))));
  return group.conditional?.forSomeClients === true ? [...needed, { zones: fill(conditional), minimum: 0, spread: true }] : needed;
}

/** Whether a zone has the name that a pattern describes, ignoring case; a placeholder stands for exactly one label. */
export function zoneFits(zoneName: string, pattern: string): boolean {
  const name = zoneName.toLowerCase();
  const known = name.endsWith('.') ? name.slice(0, -1) : name;
  const wanted = pattern.toLowerCase();
  return wanted.includes('{') ? labelsFit(known.split('.'), wanted.split('.')) : known === wanted;
}

function labelsFit(labels: readonly string[], wanted: readonly string[]): boolean {
  return (
    labels.length === wanted.length &&
    wanted.every((label, index) => (isPlaceholder(label) ? couldBeLabel(labels[index] ?? '') : label === labels[index]))
  );
}

/** Whether DNS takes a text as a label, or may once a pipeline has replaced tokens in it. */
function couldBeLabel(label: string): boolean {
  return /^(?!-)[a-z0-9_-]{1,63}$/i.test(label) || holdsToken(label);
}

/** Whether a text holds a token that a pipeline replaces, in one of the usual spellings. */
function holdsToken(text: string): boolean {
  return /[#$%<>{}@*]|__/.test(text);
}

/** Whether a label of a zone pattern stands for any label. */
export function isPlaceholder(label: string): boolean {
  return label.startsWith('{') && label.endsWith('}');
}

/** By the ending of its zones, a region of each cloud but the public one. */
const exampleRegions = [
  ['.us', 'usgovvirginia'],
  ['.usgovcloudapi.net', 'usgovvirginia'],
  ['.cn', 'chinanorth2'],
] as const;

/**
 * A zone name of the facts as a person can read it: with `{placeholders}`, also what takes their place, for no such name can be made. A `{region}`
 * alone is shown by an example.
 */
export function readableZone(pattern: string): string {
  if (!pattern.includes('{')) return pattern;
  const [, region = 'westeurope'] = exampleRegions.find(([ending]) => pattern.endsWith(ending)) ?? [];
  const example = inNamedRegion(pattern, region);
  if (!example.includes('{')) return `the zone of the target's region (${example} in ${regionOf(region)?.displayName ?? region})`;
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return `${pattern} with the ${names.join(' and ')} of the target`;
}

function acceptedZones(group: PrivateLinkGroup, cloud: CloudName, target: ZoneTarget): readonly string[] | undefined {
  const zones = group.zones[cloud];
  const fitting = caseOf(group, cloud, target);
  if (zones === undefined || fitting === undefined) return zones;
  return [...(fitting.zones[cloud] ?? []), ...(fitting.alsoAccepted?.[cloud] ?? [])];
}

/** The case of the target's property, where it is known and the cloud is documented for it. */
function caseOf(group: PrivateLinkGroup, cloud: CloudName, target: ZoneTarget): ZonesByProperty['cases'][number] | undefined {
  const value = group.byProperty && target.property?.(group.byProperty.property)?.toLowerCase();
  if (value === undefined) return undefined;
  const cases = group.byProperty?.cases ?? [];
  const fitting =
    cases.find(({ values }) => values.some((name) => name.toLowerCase() === value)) ?? cases.find(({ values }) => values.includes('*'));
  return fitting?.zones[cloud] === undefined ? undefined : fitting;
}

function eachOf(zones: readonly string[]): readonly ZoneRequirement[] {
  return zones.map((zone) => ({ zones: [zone], minimum: 1 }));
}

/** The pattern with the target's region put in. The secondary of a pair lies in another region, so there it stays open. */
export function zoneInRegion(pattern: string, group: PrivateLinkGroup, target: ZoneTarget): string {
  const region = target.region;
  if (region === undefined || regionOf(region) === undefined || group.groupId.endsWith('_secondary')) return pattern;
  return inNamedRegion(pattern, region);
}

function inNamedRegion(pattern: string, region: string): string {
  const code = regionOf(region)?.geoCode ?? '{regionCode}';
  const name = normaliseRegion(region);
  return pattern.replace('{regionName}', name).replace('{region}', name).replace('{regionCode}', code);
}
