import type { ChainLink, ChainPart, PrivateEndpoint, Value } from '../src/rule-api.js';

/** The chain from a private endpoint to an answer of its target, in the order in which a connection goes through it. */
export const chain: readonly ChainLink[] = [
  {
    name: 'target',
    rules: [
      'endpoint/target-takes-endpoints',
      'endpoint/one-connection',
      'endpoint/alias-by-manual-connection',
      'endpoint/request-message-within-limit',
      'endpoint/manual-request-explained',
      'endpoint/own-target-without-request',
      'endpoint/connection-approved',
      'endpoint/target-set-up-for-endpoints',
      'arc/one-scope-per-vnet',
      'arc/machine-in-region-of-scope',
      'arc/machine-has-scope',
      'arc/no-remote-access-by-private-link',
      'dps/hubs-in-same-cloud',
      'dps/allocation-fits-private-network',
      'monitor/one-scope-per-vnet',
      'private-link-service/fit-for-connections',
      'private-link-service/subnet-policies-disabled',
      'resource/settings-take-effect',
      'resource/name-accepted',
    ],
    parts: (endpoint) => connectionsOf(endpoint).flatMap(({ target }) => part('connects to', target.id)),
  },
  {
    name: 'group id',
    rules: ['endpoint/group-id-fits-target', 'storage/dfs-with-blob'],
    parts: (endpoint) => connectionsOf(endpoint).flatMap(({ groupIds }) => groupIds.items.flatMap(({ value }) => part('group id', value))),
  },
  {
    name: 'subnet',
    rules: [
      'endpoint/ip-version-supported',
      'endpoint/static-address-in-subnet',
      'endpoint/same-region-as-vnet',
      'subnet/fit-for-endpoints',
    ],
    parts: ({ subnet, location }) => [...part('in', subnet.id), ...part('region', location)],
  },
  {
    name: 'security',
    rules: ['nsg/arc-control-plane-reachable', 'subnet/security-rules-reach-endpoints', 'subnet/routes-reach-endpoints'],
    parts: ({ subnet }) =>
      subnet.declared.flatMap((one) => [
        ...part('network security group', one.networkSecurityGroup.id),
        ...part('route table', one.routeTable.id),
      ]),
  },
  {
    name: 'zone group',
    rules: ['dns/zone-group-attached', 'dns/zone-group-within-limits'],
    parts: ({ zoneGroups }) => zoneGroups.items.flatMap((group) => part('zone group', group)),
  },
  {
    name: 'zones',
    rules: [
      'dns/no-public-zone',
      'dns/zone-name-accepted',
      'dns/cluster-zone-fits-region',
      'dns/zone-group-fits-target',
      'dns/global-location',
      'dns/one-endpoint-per-record',
      'dns/records-hold-endpoint-address',
      'dns/no-public-address',
    ],
    parts: (endpoint) => configsOf(endpoint).flatMap(({ zone }) => part('zone', zone.id)),
  },
  {
    name: 'resolution',
    rules: [
      'dns/one-link-per-zone-name',
      'dns/zone-linked-to-vnet',
      'dns/own-registration-zone',
      'dns/fallback-for-private-link-only',
      'dns/firewall-answers-queries',
      'endpoint/clients-use-public-names',
    ],
    parts: (endpoint) =>
      configsOf(endpoint).flatMap(({ zone }) =>
        zone.declared.flatMap(({ virtualNetworkLinks }) =>
          virtualNetworkLinks.items.flatMap(({ virtualNetwork }) => part('linked to', virtualNetwork.id)),
        ),
      ),
  },
  {
    name: 'public access',
    rules: [
      'access/public-access-closed',
      'access/settings-agree',
      'access/closed-with-way-in',
      'disk/private-access-chosen',
      'monitor/access-modes-private',
      'monitor/scoped-resources-closed',
    ],
    parts: (endpoint) => connectionsOf(endpoint).flatMap(({ target }) => target.declared.flatMap((one) => part('of', one))),
  },
];

function connectionsOf({ connections }: PrivateEndpoint): PrivateEndpoint['connections']['items'] {
  return connections.items;
}

function configsOf({ zoneGroups }: PrivateEndpoint) {
  return zoneGroups.items.flatMap(({ zoneConfigs }) => zoneConfigs.items);
}

function part(what: string, is: ChainPart['is'] | Value | undefined): ChainPart[] {
  return is === undefined ? [] : [{ what, is }];
}
