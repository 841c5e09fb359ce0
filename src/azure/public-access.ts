import { isOlderVersion, isPreview } from './api-versions.js';
import { late } from './late.js';
import { privateLinkServices } from './private-link-services.js';
import type {
  AccessControl,
  AccessRestriction,
  AccessSetting,
  AccessSwitch,
  AccessValue,
  PrivateLinkService,
} from './private-link-services.js';

/**
 * Where a property is that has a say in public access: in the resource itself, or in those of `resourceType` under it. Without a property
 * only the existence of such a resource counts.
 */
export interface AccessPlace {
  readonly resourceType?: string;
  readonly name?: string;
  readonly property?: string;
}

/**
 * What is known of a property: its value, how many items its list has, that it lets all addresses in, that it is left out (or null), or
 * nothing.
 */
export type Setting = { readonly value: AccessValue } | { readonly items: number } | 'everyone' | 'omitted' | 'unknown';

/** What is known of a resource that private endpoints connect to. */
export interface AccessTarget {
  readonly apiVersion: string;
  /** Whether a private endpoint connects to it; undefined where that is not known. */
  readonly hasEndpoint: boolean | undefined;
  /**
   * The setting in each resource that a place means. A resource under the target that may not be there has the setting `unknown`; where the
   * place has no property, one that is there has the value true.
   */
  readonly settings: (place: AccessPlace) => readonly Setting[];
}

/** `restricted` is neither open nor closed: some networks get through, or some of the ways are closed. */
export type AccessState = 'open' | 'closed' | 'restricted' | 'undeterminable';

/** Whether a resource takes connections from public networks, and what decides that. */
export interface PublicAccess {
  readonly state: AccessState;
  /** Where the deciding property is, or would be. */
  readonly place?: AccessPlace;
  /** Its value; missing where it is left out and the default decides. */
  readonly value?: AccessValue;
  /** The value that closes it there. */
  readonly closedBy?: AccessValue;
}

const undeterminable: PublicAccess = { state: 'undeterminable' };

/** Whether a version of the service's API has the property that opens or closes public access; undefined where there is none in any. */
export function knowsAccessProperty({ access }: PrivateLinkService, apiVersion: string): boolean | undefined {
  if (access.property === undefined) return undefined;
  if (access.onlyApiVersions !== undefined) return access.onlyApiVersions.includes(apiVersion.toLowerCase());
  return !isOlder(apiVersion, access.firstApiVersion) && !isBeforeStable(apiVersion, access);
}

/** Whether a version is stable, and the property still was in previews alone. */
function isBeforeStable(apiVersion: string, { firstStableApiVersion }: AccessSetting): boolean {
  return !isPreview(apiVersion) && isOlder(apiVersion, firstStableApiVersion);
}

/** Whether resources of a type lie under private link resources and have a say in their public access. */
export function isAccessControl(resourceType: string): boolean {
  return controlTypes().has(resourceType.toLowerCase());
}

const controlTypes = late(
  () =>
    new Set(
      privateLinkServices().flatMap(({ alsoControlledBy = [] }) =>
        alsoControlledBy.flatMap(({ role, resourceType }) => (role === 'behind' ? [] : (resourceType?.toLowerCase() ?? []))),
      ),
    ),
);

/**
 * Whether a resource of a service takes connections from public networks. One that surely lets only some of them in is not open, whatever else
 * is unknown.
 */
export function publicAccess(service: PrivateLinkService, target: AccessTarget): PublicAccess {
  const controls = service.alsoControlledBy ?? [];
  const isKnown = knowsAccessProperty(service, target.apiVersion) === true;
  const found = isKnown ? accessByWays(service.access, controls, target) : accessWithoutProperty(service.access, controls, target);
  if (found.state === 'closed' || found.state === 'restricted') return found;
  const restriction = restrictionOf(controls, target);
  if (restriction === 'restricted') return { ...found, state: 'restricted' };
  if (found.state === 'open' && service.access.closesAfterEndpoint === true) return undeterminable;
  return restriction === 'none' ? found : { ...found, state: restriction };
}

function accessByWays(access: AccessSetting, controls: readonly AccessControl[], target: AccessTarget): PublicAccess {
  return together([accessByMainProperty(access, controls, target), ...parts(controls).map((part) => accessBySwitch(part, target))]);
}

/**
 * A version of the API that lacks the property leaves it out: where the default turns on endpoints, or the service had the property already in
 * previews, the default decides, unless another place says more.
 */
function accessWithoutProperty(access: AccessSetting, controls: readonly AccessControl[], target: AccessTarget): PublicAccess {
  const isBefore = isOlder(target.apiVersion, access.firstApiVersion);
  if (access.onlyApiVersions !== undefined || (isBefore && !turnsOnEndpoints(access.defaultWhenOmitted))) return undeterminable;
  const places = [access, ...controls.filter(isSwitch)];
  const isLeftOutEverywhere = places.every((place) => target.settings(placeOf(place)).every(isLeftOut));
  return isLeftOutEverywhere ? { ...accessWith(access, 'omitted'), state: accessByDefault(access, target.hasEndpoint) } : undeterminable;
}

function turnsOnEndpoints(value: string | undefined): boolean {
  return value !== undefined && ['conditional', 'automatic'].includes(value.toLowerCase());
}

/** What a default says where there is an endpoint or not: `conditional` and `Automatic` close with the first endpoint. */
function accessByDefault(access: AccessSetting, hasEndpoint: boolean | undefined): AccessState {
  const value = access.defaultWhenOmitted;
  if (value === undefined) return 'undeterminable';
  if (!turnsOnEndpoints(value)) return stateOf(access, { value });
  return hasEndpoint === undefined ? 'undeterminable' : hasEndpoint ? 'closed' : 'open';
}

function accessByMainProperty(access: AccessSetting, controls: readonly AccessControl[], target: AccessTarget): PublicAccess {
  const main = accessBySwitch(access, target);
  if (main.state === 'closed' || main.state === 'restricted') return main;
  const others = controls.filter(isSwitch).filter((other) => !isOlder(target.apiVersion, other.firstApiVersion));
  const places = [access, ...others].flatMap((place) => target.settings(placeOf(place)).map((setting) => ({ place, setting })));
  const written = places.filter(({ setting }) => !isLeftOut(setting));
  const [first, ...rest] = written.map(({ place, setting }) => accessWith(place, setting));
  if (first === undefined) return { ...accessWith(access, 'omitted'), state: accessByDefault(access, target.hasEndpoint) };
  return rest.every(({ state }) => state === first.state) ? first : undeterminable;
}

function accessBySwitch(place: AccessSetting | AccessSwitch, target: AccessTarget): PublicAccess {
  return together(target.settings(placeOf(place)).map((setting) => accessWith(place, setting)));
}

function accessWith(place: AccessSetting | AccessSwitch, setting: Setting): PublicAccess {
  const closedBy = place.closedValues?.[0];
  return {
    state: stateOf(place, setting),
    place: placeOf(place),
    ...(typeof setting === 'object' && 'value' in setting ? { value: setting.value } : {}),
    ...(closedBy === undefined ? {} : { closedBy }),
  };
}

/** All ways in together: open if one is, closed if all are. */
function together(ways: readonly PublicAccess[]): PublicAccess {
  const find = (state: AccessState): PublicAccess | undefined => ways.find((way) => way.state === state);
  return find('open') ?? find('undeterminable') ?? find('restricted') ?? ways[0] ?? undeterminable;
}

/** Lists and rules add to each other: one that lets all addresses in, or may, undoes what the others restrict. */
function restrictionOf(controls: readonly AccessControl[], target: AccessTarget): 'none' | 'restricted' | 'undeterminable' {
  const restrictions = controls.filter((control) => control.role === 'restriction');
  const settings = restrictions.map((control) => ({ control, found: target.settings(placeOf(control)) }));
  if (settings.some(({ found: there }) => there.includes('everyone'))) return 'none';
  if (settings.some(({ control, found: there }) => control.restrictedValues === undefined && there.includes('unknown')))
    return 'undeterminable';
  const found = settings.flatMap(({ control, found: there }) => there.map((setting) => restricts(control, setting)));
  if (found.includes(true)) return 'restricted';
  return found.includes(undefined) ? 'undeterminable' : 'none';
}

function restricts({ property, restrictedValues }: AccessRestriction, setting: Setting): boolean | undefined {
  if (setting === 'unknown') return undefined;
  if (typeof setting === 'string' || isLeftOut(setting)) return false;
  if ('items' in setting) return setting.items > 0;
  return property === undefined || restrictedValues === undefined || hasValue(restrictedValues, setting);
}

/** What leaves public access to a network security perimeter: services take it one after the other, and none takes it for open. */
const perimeter: readonly AccessValue[] = ['SecuredByPerimeter'];

function stateOf(values: AccessSetting | AccessSwitch, setting: Setting): AccessState {
  if (hasValue(values.openValues, setting)) return 'open';
  if (hasValue(values.closedValues, setting)) return 'closed';
  const isRestricted = [perimeter, values.perimeterValues, values.partialValues].some((restricting) => hasValue(restricting, setting));
  return isRestricted ? 'restricted' : 'undeterminable';
}

function hasValue(values: readonly AccessValue[] | undefined, setting: Setting): boolean {
  if (typeof setting !== 'object' || !('value' in setting)) return false;
  const wanted = String(setting.value).toLowerCase();
  return values?.some((value) => String(value).toLowerCase() === wanted) === true;
}

/** Empty text counts as nothing written. */
function isLeftOut(setting: Setting): boolean {
  return setting === 'omitted' || (typeof setting === 'object' && 'value' in setting && setting.value === '');
}

function isOlder(apiVersion: string, first: string | undefined): boolean {
  return first !== undefined && isOlderVersion(apiVersion, first);
}

function isSwitch(control: AccessControl): control is AccessSwitch {
  return control.role === 'switch';
}

function parts(controls: readonly AccessControl[]): readonly AccessSwitch[] {
  return controls.filter((control): control is AccessSwitch => control.role === 'part');
}

function placeOf({ resourceType, name, property }: AccessPlace): AccessPlace {
  return {
    ...(resourceType === undefined ? {} : { resourceType }),
    ...(name === undefined ? {} : { name }),
    ...(property === undefined ? {} : { property }),
  };
}
