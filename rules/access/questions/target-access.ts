import {
  all,
  anyOf,
  defineQuestion,
  exists,
  liesUnder,
  privateLinkService,
  publicAccess,
  sameResourceType,
  sameText,
  scalar,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type {
  AccessPlace,
  Entity,
  Inquiry,
  PrivateLinkResource,
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

/** That a declaration of a target closes it, or restricts who gets in: of several declarations, the last one that is deployed decides. */
export const isClosed = defineQuestion((target: PrivateLinkResource, { network }): Statement => {
  const twins = network
    .find('privateLinkResources', target.id)
    .candidates.filter(({ entity, sure }) => sure === 'true' && entity !== target);
  return anyOf([closes(target), ...twins.map(({ entity }) => closes(entity).and(exists(entity)))]);
});

/** Whether none of the properties that open or close a target is written. */
export const leavesAccessOut = defineQuestion((target: PrivateLinkResource, inquiry): Truth => {
  const { access, alsoControlledBy = [] } = privateLinkService(target.resource.type) ?? {};
  const places = [access ?? {}, ...alsoControlledBy.filter(({ role }) => role === 'switch' || role === 'part')];
  return all(places.flatMap((place) => settingsAt(place, target, inquiry)).map(isLeftOut));
});

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
  return that(({ ask }) => {
    const { state } = ask(targetAccess, target);
    return state === 'undeterminable' ? 'unknown' : truthOf(state !== 'open');
  });
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
    return [property === undefined ? { value: true } : settingOf(control.property(property), inquiry)];
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

function settingOf(value: Value | undefined, { see }: Inquiry): Setting {
  if (value === undefined) return 'omitted';
  const seen = see(value);
  if (seen.kind === 'array') return { items: seen.items.length };
  if (seen.kind !== 'scalar') return 'unknown';
  if (seen.value === null) return 'omitted';
  return typeof seen.value === 'number' ? 'unknown' : { value: seen.value };
}

function isLeftOut(setting: Setting): Truth {
  if (setting === 'unknown') return 'unknown';
  return truthOf(setting === 'omitted' || ('value' in setting && setting.value === ''));
}
