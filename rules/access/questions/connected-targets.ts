import {
  all,
  allOf,
  any,
  anyOf,
  defineQuestion,
  exists,
  groupIdStanding,
  knownStart,
  listsAll,
  makersOfEndpoints,
  names,
  not,
  privateLinkGroup,
  privateLinkService,
  sameText,
  scalar,
  startsPrefixedGroup,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type {
  CheckTools,
  Connection,
  Messages,
  Network,
  PrivateEndpoint,
  PrivateLinkResource,
  PrivateLinkService,
  Statement,
  Truth,
  Value,
} from '../../../src/rule-api.js';

/** A connection that goes to a target, or may. */
export interface ConnectionTo {
  readonly connection: Connection;
  readonly endpoint: PrivateEndpoint;
  readonly isConnected: Statement;
}

/** The connections that go to a target, or may; those to a part of it that has an address of its own, such as a slot, do not count. */
export const connectionsTo = defineQuestion((target: PrivateLinkResource, { network, ask }): readonly ConnectionTo[] => {
  const settled = ask(settledConnections, network);
  return network
    .referrers('connections', 'target', target.id)
    .filter(({ entity, sure }) => sure === 'true' || (!settled.has(entity) && mayTake(entity, target)))
    .flatMap(({ entity: connection }) =>
      connection.privateEndpoint.declared.map((endpoint) => ({
        connection,
        endpoint,
        isConnected: allOf([exists(endpoint), exists(connection), names(connection.target.id, target), goesToWhole(connection, target)]),
      })),
    );
});

/** That an endpoint has connections that could not be listed, so that these may go anywhere; undecided then. */
export const hasUnlistedConnections = defineQuestion((network: Network): Statement => {
  const endpoints = network.privateEndpoints.filter(({ connections }) => !connections.complete);
  return anyOf(endpoints.map((endpoint) => exists(endpoint).and(listsAll(endpoint.connections).negated)));
});

/** Why there may be an endpoint that the deployment does not show. */
export function doubtOfEndpoints(network: Network): string | undefined {
  if (network.partial) return 'a part of this deployment is not at hand, and may have it';
  const maker = makersOfEndpoints.find((type) => network.ofType(type).length > 0);
  return maker === undefined ? undefined : `${maker} can make private endpoints of its own`;
}

/** That a connection asks for a group id. */
export function asksFor({ groupIds }: Connection, group: string): Statement {
  return that(({ list }) => {
    const { values, possible, complete } = list(groupIds);
    const wanted = scalar(group);
    const mayBe = all(possible.map((one) => not(sameText(one, wanted))));
    const others = complete && mayBe === 'true' ? 'false' : 'unknown';
    return any([...values.map((one) => sameText(one, wanted)), others]);
  });
}

/** That one of some connections to a target asks for one of some group ids, or an endpoint whose connections could not be listed may. */
export function someAskFor(
  connections: readonly ConnectionTo[],
  groups: readonly string[],
  { network, ask }: Pick<CheckTools<Messages>, 'network' | 'ask'>,
): Statement {
  const asking = connections.flatMap(({ connection, isConnected }) => groups.map((group) => isConnected.and(asksFor(connection, group))));
  return anyOf([...asking, ask(hasUnlistedConnections, network)]);
}

/** Targets that the deployment only refers to, each once. */
export function existingTargets(network: Network): readonly PrivateLinkResource[] {
  const found = new Set(network.connections.flatMap(({ target }) => target.candidates.map(({ entity }) => entity)));
  return [...found].filter(
    ({ existing, id }) =>
      existing && !network.find('privateLinkResources', id).candidates.some(({ entity, sure }) => sure === 'true' && !entity.existing),
  );
}

/** The connections that surely go to a resource of the deployment, and to no other. */
const settledConnections = defineQuestion(
  (network: Network): ReadonlySet<Connection> =>
    new Set(
      network.connections.filter(({ target: { candidates } }) =>
        candidates.some(({ entity, sure }) => sure === 'true' && !entity.existing),
      ),
    ),
);

/** Whether the group ids of a connection, as far as they are written, leave it possible that a target is meant that its id does not name. */
function mayTake({ groupIds: { items, complete } }: Connection, target: PrivateLinkResource): boolean {
  const service = privateLinkService(target.resource.type);
  const isRefused = (id: string | undefined): boolean =>
    service !== undefined && id !== undefined && ['wrong', 'otherName'].includes(groupIdStanding(service, id));
  return !complete || items.length === 0 || items.some(({ value }) => !isRefused(stringOf(value)));
}

/** That one of the group ids of a connection is not that of a part of its target. */
function goesToWhole({ groupIds }: Connection, target: PrivateLinkResource): Statement {
  const service = privateLinkService(target.resource.type);
  return that(({ list }) => {
    if (service?.groups.some(({ prefix }) => prefix !== undefined) !== true) return 'true';
    const { values, possible, complete } = list(groupIds);
    if (complete && values.length + possible.length === 0) return 'true';
    const isSure = complete && possible.length === 0;
    return any([...values.map((id) => not(isOfPart(service, id))), isSure ? 'false' : 'unknown']);
  });
}

function isOfPart(service: PrivateLinkService, groupId: Value): Truth {
  const known = stringOf(groupId);
  if (known !== undefined) return truthOf(privateLinkGroup(service, known)?.prefix !== undefined);
  return startsPrefixedGroup(service, knownStart(groupId)) ? 'true' : 'unknown';
}
