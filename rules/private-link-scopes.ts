import {
  connectsTo,
  defineQuestion,
  IdIndex,
  keyOf,
  sameResource,
  sameVirtualNetwork,
  undecidedSince,
  variesByInstance,
  virtualNetworkIdOf,
} from '../src/rule-api.js';
import type {
  CheckTools,
  Connection,
  Entity,
  Inquiry,
  Messages,
  Network,
  PrivateEndpoint,
  Question,
  RelatedPlace,
  Statement,
  Value,
} from '../src/rule-api.js';

/** Private link scopes of one service: resources that gather others of it, of which a virtual network uses one. */
export interface PrivateLinkScopes {
  /** That a connection goes to such a scope. */
  readonly isTarget: (connection: Connection) => Statement;
  /** The endpoints that connect to such a scope, or may. */
  readonly endpoints: Question<Network, readonly PrivateEndpoint[]>;
  /** Endpoints that are there already, outside of the deployment, and connect to such a scope. */
  readonly known: Question<Network, readonly PrivateEndpoint[]>;
  /** Of those endpoints, of those of which the same is said, the first. */
  readonly firsts: Question<Network, readonly PrivateEndpoint[]>;
  /**
   * By endpoint, the earlier ones that may lie in its network and connect elsewhere. Of endpoints that connect to the same targets from the same
   * network under the same conditions, the first stands for all.
   */
  readonly rivals: Question<Network, ReadonlyMap<PrivateEndpoint, readonly PrivateEndpoint[]>>;
}

/** Azure Arc private link scopes. */
export const arcScopes = scopesOf('Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute');

/** Azure Monitor private link scopes. */
export const monitorScopes = scopesOf('Microsoft.Insights/privateLinkScopes', 'azuremonitor');

function scopesOf(type: string, groupId: string): PrivateLinkScopes {
  const isTarget = (connection: Connection): Statement => connectsTo(connection, type, groupId);
  const connecting = (endpoints: readonly PrivateEndpoint[], { truthOf }: Inquiry): readonly PrivateEndpoint[] =>
    endpoints.filter(({ connections }) => connections.items.some((connection) => truthOf(isTarget(connection)) !== 'false'));
  const endpoints: PrivateLinkScopes['endpoints'] = defineQuestion((network, inquiry) => connecting(network.privateEndpoints, inquiry));
  const known: PrivateLinkScopes['known'] = defineQuestion((network, inquiry) => connecting(network.known('privateEndpoints'), inquiry));
  const firsts: PrivateLinkScopes['firsts'] = defineQuestion((network, { ask }) => firstOfEachKind(ask(endpoints, network)));
  const rivals: PrivateLinkScopes['rivals'] = defineQuestion((network, { ask }) =>
    rivalsAmong(ask(endpoints, network), ask(firsts, network)),
  );
  return { isTarget, endpoints, known, firsts, rivals };
}

/** Other endpoints of one network that are looked at for each endpoint. */
const mostRivals = 100;

/** The connection of an endpoint to a scope beside one that its network has already. */
export interface SecondScope {
  /** That both go to one scope where both go to scopes from one network. */
  readonly isFine: Statement;
  /** What there is to say of it. */
  readonly telling: {
    readonly at: Value | undefined;
    readonly related: readonly RelatedPlace[];
    readonly given: readonly Entity[];
    readonly endpoint: PrivateEndpoint;
    readonly scope: Value | string;
    readonly other: PrivateEndpoint;
    readonly otherScope: Value | string;
  };
}

/** The connections of an endpoint beside those of the others that may lie in its network; undefined for one that goes to no such scope. `what` names the others. */
export function secondScopes(
  { isTarget, endpoints, known, rivals }: PrivateLinkScopes,
  endpoint: PrivateEndpoint,
  { network, ask, truthOf, atMost }: Pick<CheckTools<Messages>, 'network' | 'ask' | 'truthOf' | 'atMost'>,
  what: string,
): readonly SecondScope[] | undefined {
  if (!ask(endpoints, network).includes(endpoint)) return undefined;
  const there = ask(known, network).filter(({ subnet }) => truthOf(sameVirtualNetwork(endpoint.subnet.id, subnet.id)) !== 'false');
  const others = atMost(mostRivals, [...there, ...(ask(rivals, network).get(endpoint) ?? [])], what);
  return [...others.flatMap((other) => pairsOf(endpoint, other)), ...instancesOf(endpoint)].map(({ other, ours, theirs, isOneScope }) => ({
    isFine: isTarget(ours).and(isTarget(theirs), sameVirtualNetwork(endpoint.subnet.id, other.subnet.id)).implies(isOneScope),
    telling: {
      at: ours.target.id,
      related: [[theirs.target.id, 'the virtual network already has this scope']],
      given: [other, ours, theirs],
      endpoint,
      scope: ours.target.id ?? '',
      other,
      otherScope: theirs.target.id ?? '',
    },
  }));
}

interface Pair {
  readonly other: PrivateEndpoint;
  readonly ours: Connection;
  readonly theirs: Connection;
  readonly isOneScope: Statement;
}

function pairsOf(endpoint: PrivateEndpoint, other: PrivateEndpoint): Pair[] {
  return endpoint.connections.items.flatMap((ours) =>
    other.connections.items.map((theirs) => ({ other, ours, theirs, isOneScope: sameResource(ours.target.id, theirs.target.id) })),
  );
}

const oneForEach = undecidedSince('the loop may make one of them, or more, each with a scope of its own');

/** An endpoint that stands for the unknown number of instances of a loop, next to itself: each instance may have a scope of its own. */
function instancesOf(endpoint: PrivateEndpoint): Pair[] {
  const connections = endpoint.family ? endpoint.connections.items.filter(({ target }) => variesByInstance(target.id)) : [];
  return connections.map((connection) => ({ other: endpoint, ours: connection, theirs: connection, isOneScope: oneForEach }));
}

function rivalsAmong(
  endpoints: readonly PrivateEndpoint[],
  firsts: readonly PrivateEndpoint[],
): ReadonlyMap<PrivateEndpoint, readonly PrivateEndpoint[]> {
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
}

function firstOfEachKind(endpoints: readonly PrivateEndpoint[]): readonly PrivateEndpoint[] {
  const firsts = new Map<string, PrivateEndpoint>();
  for (const endpoint of endpoints) {
    const kind = kindOf(endpoint);
    if (!firsts.has(kind)) firsts.set(kind, endpoint);
  }
  return [...firsts.values()];
}

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
