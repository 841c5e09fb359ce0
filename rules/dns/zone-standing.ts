import {
  all,
  any,
  cloudNames,
  keyOf,
  nearestTo,
  privateLinkGroups,
  readableZone,
  requiredZones,
  stringOf,
  truthOf,
  zoneFits,
  zoneInRegion,
  zoneNameFits,
  zoneStanding,
} from '../../src/rule-api.js';
import type { Argument, CloudName, PrivateLinkGroup, Truth, Value, ZoneRequirement, ZoneStanding } from '../../src/rule-api.js';
import type { PresentZones } from './questions/zone-groups.js';
import type { ZoneNeed, ZoneNeeds } from './questions/zone-needs.js';

/** What one group id needs in a cloud; `location` is the region of its target. */
interface RequiredZones {
  readonly requirements: readonly ZoneRequirement[];
  readonly location: Value | undefined;
}

/** Names of zones of which one is enough. */
export type ZoneChoice = readonly string[];

const noZones: PresentZones = { names: [], possible: [], complete: true, hasOther: false };

const accepted: ReadonlySet<ZoneStanding> = new Set(['current', 'outdated', 'unverified']);

/** Whether a zone of this name serves an endpoint that needs these zones; undecided for a name that is unknown or not documented. */
export function servesNeeds(needs: ZoneNeeds, name: Value | undefined): Truth {
  if (needs.complete && needs.needs.length === 0) return 'true';
  return inItsCloud(needs, (part, cloud) => servesIn(part, cloud, name));
}

/** Whether a name is one that documentation has replaced by another, in the cloud of the endpoint; undecided where no cloud is known. */
export function isOutdated(needs: ZoneNeeds, name: Value | undefined): Truth {
  const [cloud] = needs.clouds;
  if (name === undefined || cloud === undefined || needs.clouds.length > 2) return 'unknown';
  if (any(certainOf(needs).needs.map((need) => isCurrentName(need, cloud, name))) === 'true') return 'false';
  return hasStanding(needs, name, 'outdated');
}

/** Whether a name stands so with what is needed, in the cloud of the endpoint. */
export function hasStanding(needs: ZoneNeeds, name: Value | undefined, standing: ZoneStanding): Truth {
  const known = name && stringOf(name);
  if (known === undefined || !needs.complete) return 'unknown';
  if (needs.needs.length === 0) return 'false';
  return inItsCloud(needs, (part, cloud) => truthOf(standingOf(part, cloud, known) === standing));
}

function isCurrentName({ group, target, location }: ZoneNeed, cloud: CloudName, name: Value): Truth {
  return any((group.zones[cloud] ?? []).map((pattern) => zoneNameFits(name, zoneInRegion(pattern, group, target), location)));
}

/** Whether every zone that is needed is among those that are there, in one of the clouds that the endpoint may be in. */
export function meetsNeeds(needs: ZoneNeeds, present: PresentZones): Truth {
  return inItsCloud(needs, (part, cloud) => meetsIn(part, cloud, present));
}

/** Whether every zone is there in which the target has names, those included of which it is not known whether clients use them. */
export function holdsAllNames(needs: ZoneNeeds, present: PresentZones): Truth {
  return inItsCloud(needs, (part, cloud) => {
    const hasVariant = [...present.names, ...present.possible].some((name) => isVariant(part, cloud, name));
    const spread = requirementsIn(part, cloud)?.flatMap(({ requirements, location }) =>
      requirements
        .filter(
          (one) =>
            one.spread === true &&
            (one.minimum > 0 || (!hasVariant && requirements.every((other) => isMet(other, present, location) === 'true'))),
        )
        .map((one) => isMet({ ...one, minimum: one.zones.length }, present, location)),
    );
    return spread === undefined ? 'unknown' : all(spread);
  });
}

/**
 * The zones that are needed and not there, or where all are, those that some clients need; in the cloud of the endpoint, or where none is known, in
 * that where the fewest are missing.
 */
export function missingZones(needs: ZoneNeeds, present: PresentZones): readonly ZoneChoice[] {
  const clouds = needs.clouds.length > 2 ? needs.clouds : needs.clouds.slice(0, 1);
  const lists = clouds.flatMap((cloud) => {
    const required = requirementsIn(needs, cloud)?.flatMap(({ requirements, location }) => requirements.map((one) => ({ one, location })));
    if (required === undefined) return [];
    const missingIn = (some: typeof required) => distinct(some.flatMap(({ one, location }) => missingOf(one, present, location)));
    const needed = missingIn(required.filter(({ one }) => one.minimum > 0));
    return [needed.length > 0 ? needed : missingIn(required)];
  });
  return lists.reduce((best, next) => (next.length < best.length ? next : best), lists[0] ?? []);
}

/** Of a requirement, the zones that are not there; of alternatives, the choice between them. */
function missingOf(requirement: ZoneRequirement, present: PresentZones, location: Value | undefined): readonly ZoneChoice[] {
  const isMissing = (one: ZoneRequirement): boolean => isMet(one, present, location) !== 'true';
  if (requirement.spread === true) return each(requirement.zones.filter((zone) => isMissing({ zones: [zone], minimum: 1 })));
  return isMissing(requirement) ? [withoutSubzones(requirement.zones)] : [];
}

function each(zones: readonly string[]): readonly ZoneChoice[] {
  return zones.map((zone) => [zone]);
}

/**
 * Zones to propose instead of one: those that are needed and not there, else those that may go with the target and are not there. For an
 * outdated name it is the one of them that is most like it.
 */
export function replacementsFor(needs: ZoneNeeds, name: Value | undefined, present: PresentZones): readonly ZoneChoice[] {
  const known = name && stringOf(name);
  const spelt = known === undefined ? undefined : respelt(needs, known);
  if (spelt !== undefined) return [[spelt]];
  const absent = absentZones(needs, present);
  if (known !== undefined && isOutdated(needs, name) === 'true') return each(mostAlike(known, absent.flat()));
  const missing = missingZones(needs, present);
  return missing.length > 0 ? missing : absent;
}

/** The zones that go with the target and are not there of which a name that is none of theirs is a misspelling. */
export function meantZones(needs: ZoneNeeds, name: Value | undefined, present: PresentZones): readonly string[] {
  const known = name && stringOf(name);
  const isWrong = known !== undefined && hasStanding(needs, name, 'wrong') === 'true';
  return isWrong ? nearestTo(known, absentZones(needs, present).flat()) : [];
}

/**
 * The zones of a target in whose place a zone of this name, which is none of them, seems to be there: it is that of another region or cloud, or a
 * misspelling of one; never a zone that is documented for another service.
 */
export function seeminglyMeant(needs: ZoneNeeds, name: Value): readonly ZoneChoice[] {
  const known = stringOf(name);
  if (known === undefined) return [];
  if (hasStanding(needs, name, 'otherRegion') === 'true') return proposedZones(needs);
  if (hasStanding(needs, name, 'wrong') !== 'true') return [];
  if (needs.needs.some(({ group }) => isDocumentedFor(group, known))) return proposedZones(needs);
  const nearest = nearestTo(known, proposedZones(needs).flat()).slice(0, 1);
  const isOfAnother = nearest.length > 0 && privateLinkGroups().some(({ group }) => isDocumentedFor(group, known));
  return isOfAnother ? [] : each(nearest);
}

/** Whether a name is that of a zone for a group id, in any cloud. */
function isDocumentedFor(group: PrivateLinkGroup, name: string): boolean {
  return cloudNames.some((cloud) => (patternsOf(group, cloud) ?? []).some((pattern) => zoneFits(name, pattern)));
}

/** The zones that may go with the target and are not there. */
function absentZones(needs: ZoneNeeds, present: PresentZones): readonly ZoneChoice[] {
  const isThere = (zone: string): boolean => any(present.names.map((one) => zoneNameFits(one, zone))) === 'true';
  return documentedZones(needs).filter((choice) => !choice.some(isThere));
}

/** Zones to propose for an endpoint: those that it needs, or where only a condition decides, all that go with it. */
export function proposedZones(needs: ZoneNeeds): readonly ZoneChoice[] {
  const required = missingZones({ ...needs, clouds: needs.clouds.slice(0, 1) }, noZones);
  return required.length > 0 ? required : documentedZones(needs);
}

/** The choice between all that is proposed for any of several services, of which one is meant. */
export function proposedForOneOf(services: readonly ZoneNeeds[]): readonly ZoneChoice[] {
  const [first = [], ...others] = services.map(proposedZones);
  return others.length === 0 ? first : [[...new Set([first, ...others].flat(2))]];
}

function documentedZones({ needs, clouds: [cloud] }: ZoneNeeds): readonly ZoneChoice[] {
  const choices = needs.flatMap(({ group, target }) => {
    const names = (cloud === undefined ? undefined : group.zones[cloud]) ?? [];
    const zones = withoutSubzones(names).map((name) => zoneInRegion(name, group, target));
    return group.alternatives === true && zones.length > 0 ? [zones] : each(zones);
  });
  return distinct(choices);
}

/** Choices that are between the same zones, told once. */
function distinct(choices: readonly ZoneChoice[]): readonly ZoneChoice[] {
  return [...new Map(choices.map((choice) => [choice.join(' '), choice])).values()];
}

/** Zones without those that lie in another of them. */
function withoutSubzones(zones: readonly string[]): readonly string[] {
  return zones.filter((zone) => !zones.some((other) => zone.endsWith(`.${other}`)));
}

/** The name that serves if blanks and capitals are taken out of one that does not. */
function respelt(needs: ZoneNeeds, name: string): string | undefined {
  const plain = name.replaceAll(' ', '').toLowerCase();
  const [cloud] = needs.clouds;
  return plain !== name.toLowerCase() && cloud !== undefined && standingOf(needs, cloud, plain) === 'current' ? plain : undefined;
}

/** Those of some zones that share most of their last labels with a name. */
function mostAlike(name: string, zones: readonly string[]): readonly string[] {
  const shared = zones.map((zone) => sharedLabels(name.toLowerCase().split('.'), zone.split('.')));
  return zones.filter((_, index) => shared[index] === Math.max(...shared));
}

function sharedLabels(left: readonly string[], right: readonly string[]): number {
  const differ = left.toReversed().findIndex((label, index) => right.at(-1 - index) !== label);
  return differ < 0 ? left.length : differ;
}

/**
 * The answer for the cloud of an endpoint. Where none is known, what holds in one of them holds; where its region is in another cloud than
 * the deployer names, names that stem from `environment()` may be those of either, so that only what both say is certain.
 */
function inItsCloud(needs: ZoneNeeds, ask: (needs: ZoneNeeds, cloud: CloudName) => Truth): Truth {
  const [first = 'unknown', ...others] = needs.clouds.map((cloud) => whateverIsThere(needs, (part) => ask(part, cloud)));
  if (first === 'true' || needs.clouds.length > 2) return any([first, ...others]);
  return others.every((truth) => truth === first) ? first : 'unknown';
}

/** What is so with all that may be needed and with what surely is: then it is so with whatever of it is there. */
function whateverIsThere(needs: ZoneNeeds, ask: (needs: ZoneNeeds) => Truth): Truth {
  const truth = ask(needs);
  const certain = certainOf(needs);
  return certain.needs.length === needs.needs.length || ask(certain) === truth ? truth : 'unknown';
}

function certainOf(needs: ZoneNeeds): ZoneNeeds {
  return { ...needs, needs: needs.needs.filter(({ certain }) => certain) };
}

/** Zones as an argument of a message. */
export function listed(zones: readonly ZoneChoice[]): Argument {
  return zones.length === 0 ? 'the zone of its target' : zones.map((choice) => choice.map(readableZone).join(' or '));
}

/** The names of zones among which there is no choice; undefined where there is one. */
export function namesWithoutChoice(zones: readonly ZoneChoice[]): readonly string[] | undefined {
  return zones.every(({ length }) => length === 1) ? zones.flat() : undefined;
}

function servesIn(needs: ZoneNeeds, cloud: CloudName, name: Value | undefined): Truth {
  if (name === undefined) return 'unknown';
  const known = stringOf(name);
  const truth = known === undefined ? mayServe(needs, cloud, name) : truthOfStanding(standingOf(needs, cloud, known));
  return truth === 'false' && !needs.complete ? 'unknown' : truth;
}

function truthOfStanding(standing: ZoneStanding): Truth {
  return standing === 'undeterminable' ? 'unknown' : truthOf(accepted.has(standing));
}

const rank: readonly ZoneStanding[] = [
  'current',
  'outdated',
  'unverified',
  'undeterminable',
  'notAsZone',
  'public',
  'otherRegion',
  'impossible',
  'wrong',
];

/** What a name is to the group id that it fits best. */
function standingOf(needs: ZoneNeeds, cloud: CloudName, name: string): ZoneStanding {
  const standings = needs.needs.map(({ group, target }) => zoneStanding(group, cloud, name, target));
  return rank.find((standing) => standings.includes(standing)) ?? 'undeterminable';
}

/** Whether a name with unknown pieces is one of those that serve. */
function mayServe(needs: ZoneNeeds, cloud: CloudName, name: Value): Truth {
  return any(needs.needs.map((need) => mayServeOne(need, cloud, name)));
}

function mayServeOne({ group, location }: ZoneNeed, cloud: CloudName, name: Value): Truth {
  const patterns = patternsOf(group, cloud);
  return patterns === undefined ? 'unknown' : any(patterns.map((pattern) => zoneNameFits(name, pattern, location)));
}

function patternsOf(group: PrivateLinkGroup, cloud: CloudName): readonly string[] | undefined {
  const zones = group.zones[cloud];
  return zones && [...zones, ...(group.outdatedZones?.[cloud] ?? []), ...(group.unverifiedZones?.[cloud] ?? [])];
}

function meetsIn(needs: ZoneNeeds, cloud: CloudName, present: PresentZones): Truth {
  const required = requirementsIn(needs, cloud);
  if (required === undefined) return 'unknown';
  const met = all(required.map((one) => meetsOne(one, needs, cloud, present)));
  return met === 'true' && !needs.complete ? 'unknown' : met;
}

/** An outdated or unverified name may stand in for any of the zones that one group id needs. */
function meetsOne({ requirements, location }: RequiredZones, needs: ZoneNeeds, cloud: CloudName, present: PresentZones): Truth {
  const met = all(requirements.map((requirement) => isMet(requirement, present, location)));
  if (met !== 'false') return met;
  const variant = [...present.names, ...present.possible].some((name) => isVariant(needs, cloud, name));
  return variant ? 'unknown' : met;
}

/** Whether one of some names is an outdated or unverified one of what is needed, in a cloud that comes into question. */
export function holdsVariant(needs: ZoneNeeds, names: readonly Value[]): boolean {
  return needs.clouds.some((cloud) => names.some((name) => isVariant(needs, cloud, name)));
}

function isVariant(needs: ZoneNeeds, cloud: CloudName, name: Value): boolean {
  const known = stringOf(name);
  const standing = known === undefined ? undefined : standingOf(needs, cloud, known);
  return standing === 'outdated' || standing === 'unverified';
}

/** Whether enough of the zones are there; several endpoints of a target may hold one zone, which counts once. */
function isMet({ zones, minimum }: ZoneRequirement, { names, possible, complete }: PresentZones, location: Value | undefined): Truth {
  const fits = (name: Value): Truth => any(zones.map((pattern) => zoneNameFits(name, pattern, location)));
  const heldIn = (list: readonly Value[]): number =>
    zones.filter((pattern) => list.some((name) => zoneNameFits(name, pattern, location) === 'true')).length;
  if (heldIn(names) >= minimum) return 'true';
  const perhaps = [...names, ...possible];
  const undecided = new Set(perhaps.filter((name) => fits(name) === 'unknown').map(keyOf));
  return complete && heldIn(perhaps) + undecided.size < minimum ? 'false' : 'unknown';
}

/** What is needed together in a cloud; undefined where that is not documented. */
function requirementsIn(needs: ZoneNeeds, cloud: CloudName): readonly RequiredZones[] | undefined {
  const lists = needs.needs.flatMap(({ group, target, location }) => {
    const requirements = requiredZones(group, cloud, target);
    return requirements === undefined ? [] : [{ requirements, location }];
  });
  return lists.length === needs.needs.length ? lists : undefined;
}

/** The names, perhaps with placeholders, of the zones that serve an endpoint in one of the clouds that it may be in. */
export function servingZones(needs: ZoneNeeds): string[] {
  return [...new Set(needs.clouds.flatMap((cloud) => needs.needs.flatMap(({ group }) => patternsOf(group, cloud) ?? [])))];
}
