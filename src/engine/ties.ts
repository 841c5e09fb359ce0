import { isWholeId } from '../azure/whole-ids.js';
import type { Network } from '../network/network.js';
import { piecesOf } from '../values/construct.js';
import { shownOf, shownText } from '../values/secret.js';
import type { Value } from '../values/value.js';
import type { Summary } from './elsewhere.js';
import { virtualNetworkIdOf } from './relations.js';
import { resourceTypeOf } from './targets.js';

/**
 * What ties a deployment to others: the networks, endpoints and targets of endpoints that it declares, and those that it refers to, by type and name
 * (`declares`, `refersTo`) and as far as they are known by their whole ids (`declaresIds`, `refersToIds`). Zones are there by their ids alone, for their
 * names are the same everywhere.
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
  const zones = network.privateDnsZones.filter(({ existing }) => !existing);
  const referredZones = [
    ...network.zoneConfigs.map(({ zone }) => zone.id),
    ...network.virtualNetworkLinks.map(({ parentId }) => parentId),
    ...network.rulesetLinks.map(({ virtualNetwork }) => virtualNetwork.id),
    ...network.virtualNetworkPeerings.map(({ parentId }) => parentId),
  ];
  const declaredIds = [...declared.filter(({ existing }) => !existing), ...zones, ...network.arcScopes.filter(({ existing }) => !existing)];
  return {
    ...told(
      'declares',
      'refersTo',
      declared.map(({ id }) => id),
      referred,
      resourceKeyOf,
    ),
    ...told(
      'declaresIds',
      'refersToIds',
      declaredIds.map(({ id }) => id),
      [...referred, ...referredZones],
      wholeIdOf,
    ),
  };
}

/** What is declared under one topic, and what is only referred to under another, each by what `keyOf` makes of its id. */
function told(
  declaring: string,
  referring: string,
  declared: readonly Value[],
  referred: readonly (Value | undefined)[],
  keyOf: (id: Value) => string | undefined,
): Summary {
  const own = new Set(declared.flatMap((id) => keyOf(id) ?? []));
  const others = new Set(referred.flatMap((id) => (id && keyOf(id)) ?? []).filter((key) => !own.has(key)));
  return { [declaring]: [...own], [referring]: [...others] };
}

/** An id in lower case, where it says by itself which resource it means. */
function wholeIdOf(id: Value): string | undefined {
  const text = shownText(id)?.toLowerCase();
  return text !== undefined && isWholeId(text) ? text : undefined;
}

/** What a resource is known by across deployments, as far as its id is known and may be shown: `type/name` in lower case. */
export function resourceKeyOf(id: Value): string | undefined {
  const shown = shownOf(id);
  const type = resourceTypeOf(shown);
  const last = piecesOf(shown)?.at(-1);
  const name = typeof last === 'string' && last.includes('/') ? last.slice(last.lastIndexOf('/') + 1) : undefined;
  return type === undefined || name === undefined || name === '' ? undefined : `${type}/${name}`.toLowerCase();
}
