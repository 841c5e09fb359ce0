import { defineQuestion, liesUnder, privateLinkService, publicAccess, sameResourceType, stringOf } from '../../../src/rule-api.js';
import type { AccessPlace, Entity, Inquiry, PrivateLinkResource, PublicAccess, Setting, Value } from '../../../src/rule-api.js';

/** Whether a resource that an endpoint connects to takes connections from public networks too, and what decides that. */
export const targetAccess = defineQuestion((target: PrivateLinkResource, inquiry): PublicAccess => {
  const service = privateLinkService(target.resource.type);
  const { apiVersion } = target.resource;
  const version = apiVersion && stringOf(inquiry.see(apiVersion));
  if (service === undefined || version === undefined) return { state: 'undeterminable' };
  const settings = (place: AccessPlace): readonly Setting[] => settingsAt(place, target, inquiry);
  return publicAccess(service, { apiVersion: version, hasEndpoint: true, settings });
});

/** Where a place is that has a say in the access of a target: the value there, or the target itself where nothing is written. */
export function writtenAt(place: AccessPlace | undefined, target: PrivateLinkResource): Value | Entity {
  const { resourceType, property } = place ?? {};
  const holder = resourceType === undefined ? target : (controlsOf(target, resourceType)[0] ?? target);
  return (property === undefined ? undefined : holder.property(property)) ?? holder;
}

/** What is known of a place: one setting of the target itself, or one of each resource under it that is of the type. */
function settingsAt({ resourceType, property }: AccessPlace, target: PrivateLinkResource, inquiry: Inquiry): readonly Setting[] {
  if (resourceType === undefined) {
    if (target.existing || property === undefined) return ['unknown'];
    return [settingOf(target.property(property), inquiry)];
  }
  return controlsOf(target, resourceType).flatMap((control): Setting[] => {
    const there = inquiry.truthOf(liesUnder(control, target));
    if (there !== 'true') return there === 'false' ? [] : ['unknown'];
    return [property === undefined ? { value: true } : settingOf(control.property(property), inquiry)];
  });
}

function controlsOf(target: PrivateLinkResource, resourceType: string): readonly Entity[] {
  return target.accessControls.items.filter((control) => !control.existing && sameResourceType(control.resource.type, resourceType));
}

function settingOf(value: Value | undefined, { see }: Inquiry): Setting {
  if (value === undefined) return 'omitted';
  const seen = see(value);
  if (seen.kind === 'array') return { items: seen.items.length };
  if (seen.kind !== 'scalar') return 'unknown';
  if (seen.value === null) return 'omitted';
  return typeof seen.value === 'number' ? 'unknown' : { value: seen.value };
}
