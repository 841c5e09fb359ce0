import { isTrue, privateLinkGroup, privateLinkService, resourceKeyOf, shownText, stringOf } from '../../../src/rule-api.js';
import type { Connection, Elsewhere, Network, PrivateEndpoint, PrivateLinkResource, Summary } from '../../../src/rule-api.js';

/** The services that devices talk to, by their types in lower case: the group id of the private endpoint that leads to the hosts which devices name. */
const groupIds: ReadonlyMap<string, string> = new Map([
  ['microsoft.devices/iothubs', 'iothub'],
  ['microsoft.devices/provisioningservices', 'iotdps'],
  ['microsoft.containerregistry/registries', 'registry'],
  ['microsoft.storage/storageaccounts', 'blob'],
  ['microsoft.iotcentral/iotapps', 'iotapp'],
]);

/** Settings that let some networks in and others not. */
const restrictions = ['ipFilterRules', 'networkAcls', 'networkRuleSet', 'networkRuleSets'] as const;

const closed = 'closed to public networks';
const mayBeOpen = 'perhaps open to public networks';
const reached = 'reached by private endpoints';
const open = 'open to public networks';
const mayBeClosed = 'perhaps closed to public networks';
const surelyReached = 'reached by private endpoints that are approved and keep records';
const closedWithout = 'closed by a deployment that does not surely reach them';

/** What a deployment tells about the services that devices talk to: which are closed, which are open, and which have private endpoints, surely or perhaps. */
export function summariseServices({ privateLinkResources, connections }: Network): Summary {
  const services = privateLinkResources.filter(({ existing, resource }) => !existing && groupIds.has(resource.type.toLowerCase()));
  const keysOf = (some: readonly PrivateLinkResource[]): string[] => some.flatMap(({ id }) => resourceKeyOf(id) ?? []);
  const targetsOf = (some: readonly Connection[]): string[] => some.flatMap(({ target: { id } }) => (id && resourceKeyOf(id)) ?? []);
  const reachedHere = targetsOf(connections.filter(isSureWayIn));
  const closedHere = keysOf(services.filter(isClosed));
  return {
    [closed]: closedHere,
    [mayBeOpen]: keysOf(services.filter((service) => !isClosed(service))),
    [reached]: targetsOf(connections),
    [open]: keysOf(services.filter(isOpen)),
    [mayBeClosed]: keysOf(services.filter((service) => !isOpen(service))),
    [surelyReached]: reachedHere,
    [closedWithout]: closedHere.filter((key) => !reachedHere.includes(key)),
  };
}

function isClosed(service: PrivateLinkResource): boolean {
  return isTrue(service.exists) && accessOf(service) === 'disabled';
}

function isOpen(service: PrivateLinkResource): boolean {
  const isRestricted = restrictions.some((name) => service.property(`properties.${name}`) !== undefined);
  return isTrue(service.exists) && accessOf(service) === 'enabled' && !isRestricted;
}

function accessOf(service: PrivateLinkResource): string | undefined {
  const access = service.property('properties.publicNetworkAccess');
  return access && shownText(access)?.toLowerCase();
}

/** Whether a connection surely leads to the hosts that devices name: it waits for nobody's approval, and its endpoint keeps records in their zone. */
function isSureWayIn({ array, exists, groupIds: asked, privateEndpoint, target }: Connection): boolean {
  const [groupId] = asked.items.length === 1 && asked.complete ? asked.items : [];
  const text = groupId && stringOf(groupId.value)?.toLowerCase();
  const [type = ''] = (target.id && resourceKeyOf(target.id))?.split(/\/(?=[^/]*$)/) ?? [];
  return (
    array === 'privateLinkServiceConnections' &&
    isTrue(exists) &&
    text !== undefined &&
    groupIds.get(type) === text &&
    privateEndpoint.declared.some((endpoint) => keepsRecordsIn(endpoint, zonesOf(type, text)))
  );
}

/** The zone of the hosts that devices name, in each cloud: of several that go with a group id, it stands first. */
function zonesOf(type: string, groupId: string): readonly string[] {
  const service = privateLinkService(type);
  const group = service && privateLinkGroup(service, groupId);
  return Object.values(group?.zones ?? {}).flatMap(([zone]) => zone ?? []);
}

/** Whether an endpoint surely keeps its records in one of some zones, which its deployment makes and links to a network. */
function keepsRecordsIn({ zoneGroups }: PrivateEndpoint, names: readonly string[]): boolean {
  return zoneGroups.items
    .flatMap((group) => (isTrue(group.exists) ? group.zoneConfigs.items : []))
    .flatMap((config) => (isTrue(config.exists) ? config.zone.declared : []))
    .some(
      ({ name, virtualNetworkLinks }) =>
        names.includes((stringOf(name) ?? '').toLowerCase()) && virtualNetworkLinks.items.some(({ exists }) => isTrue(exists)),
    );
}

/** The services of a type that related deployments close and none of them may leave open, by name, each with a template that declares it. */
export function closedServices(elsewhere: Elsewhere, type: string): readonly { readonly name: string; readonly template: string }[] {
  const prefix = `${type.toLowerCase()}/`;
  return [...elsewhere.all(closed)]
    .filter((key) => key.startsWith(prefix) && !elsewhere.has(mayBeOpen, key))
    .sort()
    .map((key) => ({ name: key.slice(prefix.length), template: elsewhere.holders(closed, key)[0] ?? '' }));
}

/** The templates that close a service to which no related deployment has a private endpoint. */
export function closedWithoutWayIn(elsewhere: Elsewhere, key: string): readonly string[] {
  return elsewhere.has(mayBeOpen, key) || elsewhere.has(reached, key) ? [] : elsewhere.holders(closed, key);
}

/** The templates that open a service to every network, where no related deployment may close it or has a private endpoint for it. */
export function openWithoutWayIn(elsewhere: Elsewhere, key: string): readonly string[] {
  return elsewhere.has(mayBeClosed, key) || elsewhere.has(reached, key) ? [] : elsewhere.holders(open, key);
}

/** A related template that surely gives a service a private endpoint, where none closes it without one. */
export function templateWithPrivateWay(elsewhere: Elsewhere, key: string): string | undefined {
  const doubtful = elsewhere.holders(closedWithout, key);
  return elsewhere.holders(surelyReached, key).find((template) => !doubtful.includes(template));
}

/**
 * A related template by which a service is surely reached: it gives it a private endpoint, whatever it is deployed with, or opens it, and no other
 * may close it. Undefined where no related template declares the service, or something of that is not known.
 */
export function templateWithWayIn(elsewhere: Elsewhere, key: string): string | undefined {
  if (!elsewhere.has(closed, key) && !elsewhere.has(mayBeOpen, key)) return undefined;
  return templateWithPrivateWay(elsewhere, key) ?? (elsewhere.has(mayBeClosed, key) ? undefined : elsewhere.holders(open, key)[0]);
}

/** Whether related deployments have a service that may be open. */
export function hasOpenService(elsewhere: Elsewhere, type: string): boolean {
  const prefix = `${type.toLowerCase()}/`;
  return [...elsewhere.all(mayBeOpen)].some((key) => key.startsWith(prefix));
}
