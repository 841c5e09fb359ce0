import {
  all,
  any,
  anyOf,
  containsPrefix,
  defineQuestion,
  exists,
  knowsAccessProperty,
  liesUnder,
  parsePrefix,
  privateLinkService,
  publicAccess,
  resourceTypeOf,
  sameResourceType,
  sameText,
  scalar,
  stringOf,
  that,
  truthOf,
  undecidedSince,
} from '../../../src/rule-api.js';
import type {
  AccessPlace,
  Entity,
  EntityProperty,
  Inquiry,
  PrivateLinkResource,
  PrivateLinkService,
  PublicAccess,
  Setting,
  Statement,
  Truth,
  Value,
} from '../../../src/rule-api.js';

/** What is known of a resource that is there already has every property that Azure gives it. */
const newest = '9999-12-31';

/** Whether a resource that an endpoint connects to takes connections from public networks too, and what decides that. */
export const targetAccess = defineQuestion((target: PrivateLinkResource, inquiry): PublicAccess => {
  const service = privateLinkService(target.resource.type);
  const { apiVersion } = target.resource;
  const written = apiVersion && stringOf(inquiry.see(apiVersion));
  const version = target.known ? (service?.access.onlyApiVersions?.[0] ?? newest) : written;
  if (service === undefined || version === undefined) return { state: 'undeterminable' };
  const settings = (place: AccessPlace): readonly Setting[] => settingsAt(place, target, inquiry);
  return publicAccess(service, { apiVersion: version, hasEndpoint: true, settings });
});

/** Whether a target says that it is closed; defaults that close with the first endpoint do not count. */
export const closesItself = defineQuestion((target: PrivateLinkResource, { ask }): Truth => {
  if (ask(leavesAccessOut, target) === 'true') return 'false';
  const { state, value } = ask(targetAccess, target);
  return state === 'undeterminable' ? 'unknown' : truthOf(state === 'closed' && value !== undefined);
});

/**
 * That a declaration of a target closes it, or restricts who gets in. Another declaration of the same target closes one that leaves its access out;
 * where both say something, the one that is deployed last decides, and which it is is not known.
 */
export const isClosed = defineQuestion((target: PrivateLinkResource, { network }): Statement => {
  const twins = network
    .find('privateLinkResources', target.id)
    .candidates.filter(({ entity, sure }) => sure === 'true' && entity !== target);
  if (twins.length === 0) return closes(target);
  const isClosedAgain = anyOf(twins.map(({ entity }) => closes(entity).and(exists(entity))));
  return anyOf([closes(target), isClosedAgain.and(saysNothing(target).or(undecidedSince(twice)))]);
});

const twice = 'another declaration of it closes it, and the one that is deployed last decides';

/** Whether none of the properties that open or close a target is written. */
export const leavesAccessOut = defineQuestion((target: PrivateLinkResource, inquiry): Truth => {
  return all(
    openingPlaces(target)
      .flatMap((place) => settingsAt(place, target, inquiry))
      .map(isLeftOut),
  );
});

/** The properties that open or close a target, of itself and of resources under it. */
export function openingProperties(target: PrivateLinkResource): readonly EntityProperty[] {
  return openingPlaces(target).flatMap((place) =>
    holdersOf(place, target).flatMap((holder): EntityProperty[] => (place.property === undefined ? [] : [[holder, place.property]])),
  );
}

function openingPlaces(target: PrivateLinkResource): readonly AccessPlace[] {
  const { access, alsoControlledBy = [] } = privateLinkService(target.resource.type) ?? {};
  return [access ?? {}, ...alsoControlledBy.filter(({ role }) => role === 'switch' || role === 'part')];
}

/** That none of them is written. */
export function saysNothing(target: PrivateLinkResource): Statement {
  return that(({ ask }) => ask(leavesAccessOut, target));
}

/** The value at a place that has a say in the access of a target; undefined where nothing is written. */
export function writtenAt(place: AccessPlace, target: PrivateLinkResource): Value | undefined {
  const { property } = place;
  if (property === undefined) return undefined;
  return holdersOf(place, target).flatMap((holder) => holder.property(property) ?? [])[0];
}

/** The resources whose property a place means. */
export function holdersOf(place: AccessPlace, target: PrivateLinkResource): readonly Entity[] {
  return place.resourceType === undefined ? [target] : controlsOf(target, place);
}

function closes(target: PrivateLinkResource): Statement {
  return that(({ ask, doubt }) => {
    const { state } = ask(targetAccess, target);
    if (state !== 'undeterminable') return truthOf(state !== 'open');
    const reason = doubtOf(target);
    return reason === undefined ? 'unknown' : doubt(reason);
  });
}

/** Whether what a deployment declares has a version of its API that surely has no such property. */
export function isVersionWithout(target: PrivateLinkResource, service: PrivateLinkService): boolean {
  const version = apiVersionOf(target);
  return version !== '' && knowsAccessProperty(service, version) === false;
}

function apiVersionOf({ resource: { apiVersion } }: PrivateLinkResource): string {
  return (apiVersion && stringOf(apiVersion)) ?? '';
}

/** Why what is written does not decide whether a target is closed; undefined where it may. */
function doubtOf(target: PrivateLinkResource): string | undefined {
  const service = privateLinkService(target.resource.type);
  if (target.accessControls.items.some(isUnseen)) return 'what lies under it already, and may restrict it, is not seen here';
  if (service !== undefined && isVersionWithout(target, service)) return 'it may be closed already, by a deployment with another version';
  const { access } = service ?? {};
  const isLeftOut = access?.property !== undefined && target.property(access.property) === undefined;
  return isLeftOut && access.defaultWhenOmitted === undefined ? 'no page says what Azure does where it is left out' : undefined;
}

/**
 * What is known of a place: one setting of the target itself, or one of each resource under it that the place means. What the deployment only
 * refers to is there, with settings that are not known.
 */
function settingsAt(place: AccessPlace, target: PrivateLinkResource, inquiry: Inquiry): readonly Setting[] {
  const { resourceType, name, property } = place;
  if (resourceType === undefined) {
    if (isUnseen(target) || property === undefined) return ['unknown'];
    return [settingOf(target.property(property), inquiry)];
  }
  const controls = controlsOf(target, place).flatMap((control): Setting[] => {
    const isNamed = name === undefined ? 'true' : sameText(inquiry.identity(control.name), scalar(name));
    const isMeant = all([isNamed, inquiry.truthOf(liesUnder(control, target))]);
    if (isMeant !== 'true' || isUnseen(control)) return isMeant === 'false' ? [] : ['unknown'];
    return [property === undefined ? settingOfRule(control, inquiry) : settingOf(control.property(property), inquiry)];
  });
  return target.existing ? [...controls, 'unknown'] : controls;
}

function isUnseen({ existing, known }: Entity): boolean {
  return existing && !known;
}

/** The resources under a target that a place means, or may. */
export function controlsOf(target: PrivateLinkResource, { resourceType = '', name }: AccessPlace): readonly Entity[] {
  return target.accessControls.items.filter(
    (control) =>
      sameResourceType(control.resource.type, resourceType) && (name === undefined || sameText(control.name, scalar(name)) !== 'false'),
  );
}

/** What is known of a rule that lets a range of addresses in by being there; of one without a range, that it is there. */
function settingOfRule(rule: Entity, { see }: Inquiry): Setting {
  const ends = rangeNames.map((names) => {
    const end = names.flatMap((name) => rule.property(`properties.${name}`) ?? [])[0];
    return end === undefined ? undefined : see(end);
  });
  const [first, last] = ends.map((end, at) => (end === undefined ? 'false' : isEnd(end, at === 0 ? '0.0.0.0/8' : '255.0.0.0/8')));
  if (first === 'false' || last === 'false') return { value: true };
  return first === 'true' && last === 'true' ? 'everyone' : 'unknown';
}

/** What firewall rules call the first and the last address of their range. */
const rangeNames = [
  ['startIpAddress', 'startIP'],
  ['endIpAddress', 'endIP'],
] as const;

/** Whether an address is one of those, all out of use, at an end of all that there are. */
function isEnd(address: Value, range: string): Truth {
  const text = stringOf(address);
  if (text === undefined) return 'unknown';
  const [own, all] = [parsePrefix(text), parsePrefix(range)];
  return truthOf(own !== undefined && all !== undefined && containsPrefix(all, own));
}

function settingOf(value: Value | undefined, inquiry: Inquiry): Setting {
  if (value === undefined) return 'omitted';
  const seen = inquiry.see(value);
  if (seen.kind === 'array') return settingOfList(seen.items.map((item) => letsEveryoneIn(item, inquiry)));
  if (seen.kind !== 'scalar') return resourceTypeOf(seen) === undefined ? 'unknown' : { value: true };
  if (seen.value === null) return 'omitted';
  if (typeof seen.value === 'string' && seen.value.split(',').some(isEveryAddress)) return 'everyone';
  return typeof seen.value === 'number' ? 'unknown' : { value: seen.value };
}

/** Whether an item of a list of those that are let in lets all addresses in; or that it refuses some, or may. */
type Letting = Truth | 'refuses' | 'may refuse';

/** What is known of a list of those that are let in: where one of its items refuses, it restricts whatever else it says. */
function settingOfList(lets: readonly Letting[]): Setting {
  if (lets.includes('refuses')) return { items: lets.length };
  if (lets.includes('may refuse')) return 'unknown';
  const isForAll = any(lets.flatMap((one) => (one === 'may refuse' || one === 'refuses' ? [] : one)));
  return isForAll === 'false' ? { items: lets.length } : isForAll === 'true' ? 'everyone' : 'unknown';
}

function letsEveryoneIn(unseen: Value, { see }: Inquiry): Letting {
  const item = see(unseen);
  if (item.kind === 'scalar') return truthOf(isEveryAddress(String(item.value)));
  if (item.kind !== 'object') return 'unknown';
  const member = (name: string): Value | undefined => {
    const value = item.members.get(name)?.value;
    return value && see(value);
  };
  const [action, range] = [member('action'), addressNames.flatMap((name) => member(name) ?? [])[0]];
  const verb = action === undefined ? 'allow' : stringOf(action)?.toLowerCase();
  if (verb === undefined) return 'may refuse';
  if (verb === 'deny' || verb === 'reject') return 'refuses';
  const text = range === undefined ? '' : stringOf(range);
  if (text === undefined) return 'unknown';
  if (isEveryAddress(text)) return 'true';
  return item.open.length > 0 && range === undefined ? 'unknown' : 'false';
}

/** What items of such lists call the addresses that they are about, in lower case. */
const addressNames = ['value', 'ipaddressorrange', 'ipmask', 'ipaddress'];

function isEveryAddress(text: string): boolean {
  return text.trim().toLowerCase() === 'any' || parsePrefix(text)?.bits === 0;
}

function isLeftOut(setting: Setting): Truth {
  if (setting === 'unknown') return 'unknown';
  return truthOf(setting === 'omitted' || (typeof setting === 'object' && 'value' in setting && setting.value === ''));
}
