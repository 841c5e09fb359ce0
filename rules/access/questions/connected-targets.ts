import { allOf, defineQuestion, exists, names, privateLinkGroup, privateLinkService, stringOf, that } from '../../../src/rule-api.js';
import type { Connection, Network, PrivateEndpoint, PrivateLinkResource, Statement } from '../../../src/rule-api.js';

/** A connection that goes to a target, or may. */
export interface ConnectionTo {
  readonly connection: Connection;
  readonly endpoint: PrivateEndpoint;
  readonly isConnected: Statement;
}

/** The connections that go to a target, or may; those to a part of it that has an address of its own, such as a slot, do not count. */
export const connectionsTo = defineQuestion((target: PrivateLinkResource, { network }): readonly ConnectionTo[] =>
  network.referrers('connections', 'target', target.id).flatMap(({ entity: connection }) =>
    connection.privateEndpoint.declared.map((endpoint) => ({
      connection,
      endpoint,
      isConnected: allOf([exists(endpoint), exists(connection), names(connection.target.id, target), goesToWhole(connection, target)]),
    })),
  ),
);

function goesToWhole({ groupIds }: Connection, target: PrivateLinkResource): Statement {
  return that(({ list }) => {
    const service = privateLinkService(target.resource.type);
    const { values, possible, complete } = list(groupIds);
    const isPart = (id: string | undefined): boolean =>
      service !== undefined && id !== undefined && privateLinkGroup(service, id)?.prefix !== undefined;
    const ids = [...values, ...possible].map(stringOf);
    return complete && ids.length > 0 && ids.every(isPart) ? 'false' : 'true';
  });
}

/** Targets that the deployment only refers to, each once. */
export function existingTargets(network: Network): readonly PrivateLinkResource[] {
  const found = network.privateEndpoints.flatMap(({ connections }) =>
    connections.items.flatMap(({ target: { candidates } }) => {
      const isDeclared = candidates.some(({ entity, sure }) => sure === 'true' && !entity.existing);
      return isDeclared ? [] : candidates.flatMap(({ entity }) => (entity.existing ? entity : []));
    }),
  );
  return [...new Set(found)];
}
