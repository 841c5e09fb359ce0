import type { Network } from '../network/network.js';
import { piecesOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import type { Summary } from './elsewhere.js';
import { virtualNetworkIdOf } from './relations.js';
import { resourceTypeOf } from './targets.js';

/**
 * What ties a deployment to others: the networks, endpoints and targets of endpoints that it declares, and those that it refers to. Zones are left
 * out, for theirs are the same names everywhere.
 */
export function tiesOf(network: Network): Summary {
  const declared = [...network.virtualNetworks, ...network.privateEndpoints, ...network.privateLinkResources];
  const referred = [
    ...network.privateEndpoints.flatMap(({ subnet: { id } }) => (id === undefined ? [] : [virtualNetworkIdOf(id)])),
    ...network.connections.map(({ target }) => target.id),
    ...network.virtualNetworkLinks.map(({ virtualNetwork }) => virtualNetwork.id),
    ...network.virtualNetworkPeerings.map(({ remoteVirtualNetwork }) => remoteVirtualNetwork.id),
    ...[...network.arcMachines, ...network.onboardingCommands].map(({ scope }) => scope.id),
    ...network.edgeHosts.map(({ service }) => service.id),
    ...network.zoneGroups.map(({ parentId }) => parentId),
    ...network.ofType('Microsoft.Network/virtualNetworks').map(({ id }) => id),
  ];
  const declares = keysOf(declared.map(({ id }) => id));
  const own = new Set(declares);
  return { declares, refersTo: keysOf(referred).filter((key) => !own.has(key)) };
}

function keysOf(ids: readonly (Value | undefined)[]): string[] {
  return [...new Set(ids.flatMap((id) => (id && resourceKeyOf(id)) ?? []))];
}

/** What a resource is known by across deployments, as far as its id is known: `type/name` in lower case. */
export function resourceKeyOf(id: Value): string | undefined {
  const type = resourceTypeOf(id);
  const last = piecesOf(id)?.at(-1);
  const name = typeof last === 'string' && last.includes('/') ? last.slice(last.lastIndexOf('/') + 1) : undefined;
  return type === undefined || name === undefined || name === '' ? undefined : `${type}/${name}`.toLowerCase();
}
