import { connectsTo, defineQuestion, IdIndex, keyOf, virtualNetworkIdOf } from '../../../src/rule-api.js';
import type { Connection, Network, PrivateEndpoint, Statement, Value } from '../../../src/rule-api.js';

/** That a connection goes to an Azure Arc private link scope. */
export function goesToScope(connection: Connection): Statement {
  return connectsTo(connection, 'Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute');
}

/** The endpoints that connect to an Arc scope, or may. */
export const scopeEndpoints = defineQuestion((network: Network, { truthOf }): readonly PrivateEndpoint[] =>
  network.privateEndpoints.filter(({ connections }) =>
    connections.items.some((connection) => truthOf(goesToScope(connection)) !== 'false'),
  ),
);

/**
 * By endpoint, the earlier ones that may lie in its network and connect elsewhere. Of endpoints that connect to the same targets from the same
 * network under the same conditions, the first stands for all.
 */
export const rivals = defineQuestion((network: Network, { ask }): ReadonlyMap<PrivateEndpoint, readonly PrivateEndpoint[]> => {
  const endpoints = ask(scopeEndpoints, network);
  const firsts = ask(scopeNetworks, network);
  const kinds = new Map(endpoints.map((endpoint) => [endpoint, kindOf(endpoint)]));
  const order = new Map(endpoints.map((endpoint, at) => [endpoint, at]));
  const index = new IdIndex(firsts, networkOf);
  return new Map(
    endpoints.map((endpoint, at) => {
      const id = networkOf(endpoint);
      const near = id === undefined ? firsts : index.matches(id).map(({ entity }) => entity);
      const others = near.filter((other) => (order.get(other) ?? at) < at && kinds.get(other) !== kinds.get(endpoint));
      return [endpoint, others];
    }),
  );
});

/** The endpoints that connect to an Arc scope, or may: of those of which the same is said, the first. */
export const scopeNetworks = defineQuestion((network: Network, { ask }): readonly PrivateEndpoint[] => {
  const firsts = new Map<string, PrivateEndpoint>();
  for (const endpoint of ask(scopeEndpoints, network)) {
    const kind = kindOf(endpoint);
    if (!firsts.has(kind)) firsts.set(kind, endpoint);
  }
  return [...firsts.values()];
});

function networkOf({ subnet: { id } }: PrivateEndpoint): Value | undefined {
  return id && virtualNetworkIdOf(id);
}

/** Equal for endpoints of which the same is said. */
function kindOf(endpoint: PrivateEndpoint): string {
  const id = networkOf(endpoint);
  return JSON.stringify([id && keyOf(id), keyOf(endpoint.exists), endpoint.connections.items.map(keyOfConnection)]);
}

function keyOfConnection({ exists, target: { id }, groupIds }: Connection): unknown {
  return [keyOf(exists), id && keyOf(id), groupIds.items.map((item) => [keyOf(item.exists), keyOf(item.value)])];
}
