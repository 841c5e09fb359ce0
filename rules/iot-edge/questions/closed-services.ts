import { isTrue, resourceKeyOf, shownText } from '../../../src/rule-api.js';
import type { Elsewhere, Network, PrivateLinkResource, Summary } from '../../../src/rule-api.js';

/** Types of the services that devices talk to, in lower case. */
const types: ReadonlySet<string> = new Set([
  'microsoft.devices/iothubs',
  'microsoft.devices/provisioningservices',
  'microsoft.containerregistry/registries',
  'microsoft.storage/storageaccounts',
  'microsoft.iotcentral/iotapps',
]);

const closed = 'closed to public networks';
const mayBeOpen = 'perhaps open to public networks';
const reached = 'reached by private endpoints';

/** What a deployment tells about the services that devices talk to: which are closed, which may be open, and which have private endpoints. */
export function summariseServices({ privateLinkResources, connections }: Network): Summary {
  const services = privateLinkResources.filter(({ existing, resource }) => !existing && types.has(resource.type.toLowerCase()));
  const keysOf = (some: readonly PrivateLinkResource[]): string[] => some.flatMap(({ id }) => resourceKeyOf(id) ?? []);
  return {
    [closed]: keysOf(services.filter(isClosed)),
    [mayBeOpen]: keysOf(services.filter((service) => !isClosed(service))),
    [reached]: connections.flatMap(({ target: { id } }) => (id && resourceKeyOf(id)) ?? []),
  };
}

function isClosed(service: PrivateLinkResource): boolean {
  const access = service.property('properties.publicNetworkAccess');
  return isTrue(service.exists) && access !== undefined && shownText(access)?.toLowerCase() === 'disabled';
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

/** Whether related deployments have a service that may be open. */
export function hasOpenService(elsewhere: Elsewhere, type: string): boolean {
  const prefix = `${type.toLowerCase()}/`;
  return [...elsewhere.all(mayBeOpen)].some((key) => key.startsWith(prefix));
}
