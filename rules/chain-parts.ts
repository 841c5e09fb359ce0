import type { ChainPart, ChainParts, PrivateEndpoint, Value } from '../src/rule-api.js';

/** What the links of the chain of a private endpoint consist of. */
export const chainParts: ChainParts = {
  connection: (endpoint) => connectionsOf(endpoint).flatMap((connection) => part('connection', connection)),
  request: (endpoint) => connectionsOf(endpoint).flatMap(({ requestMessage }) => part('message', requestMessage)),
  target: (endpoint) => connectionsOf(endpoint).flatMap(({ target }) => part('connects to', target.id)),
  'group id': (endpoint) =>
    connectionsOf(endpoint).flatMap(({ groupIds }) => groupIds.items.flatMap(({ value }) => part('group id', value))),
  subnet: ({ subnet }) => part('in', subnet.id),
  region: ({ location }) => part('region', location),
  addresses: ({ staticAddresses }) => staticAddresses.items.flatMap(({ address }) => part('static address', address)),
  security: ({ subnet }) =>
    subnet.declared.flatMap((one) => [
      ...part('network security group', one.networkSecurityGroup.id),
      ...part('route table', one.routeTable.id),
    ]),
  'zone group': ({ zoneGroups }) => zoneGroups.items.flatMap((group) => part('zone group', group)),
  'zone names': (endpoint) => configsOf(endpoint).flatMap(({ zone }) => part('zone', zone.id)),
  zones: (endpoint) => configsOf(endpoint).flatMap(({ zone }) => zone.declared.flatMap((one) => part('declared as', one))),
  records: () => [],
  resolution: (endpoint) =>
    configsOf(endpoint).flatMap(({ zone }) =>
      zone.declared.flatMap(({ virtualNetworkLinks }) =>
        virtualNetworkLinks.items.flatMap(({ virtualNetwork }) => part('linked to', virtualNetwork.id)),
      ),
    ),
  'public access': (endpoint) => connectionsOf(endpoint).flatMap(({ target }) => target.declared.flatMap((one) => part('of', one))),
};

function connectionsOf({ connections }: PrivateEndpoint): PrivateEndpoint['connections']['items'] {
  return connections.items;
}

function configsOf({ zoneGroups }: PrivateEndpoint) {
  return zoneGroups.items.flatMap(({ zoneConfigs }) => zoneConfigs.items);
}

function part(what: string, is: ChainPart['is'] | Value | undefined): ChainPart[] {
  return is === undefined ? [] : [{ what, is }];
}
