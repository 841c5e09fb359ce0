import { allOf, anyOf, connectsTo, defineRule, exists, known, sameResource, sameVirtualNetwork } from '../../../src/rule-api.js';
import type {
  FlowRule,
  Network,
  NetworkSecurityGroup,
  NetworkSecurityRule,
  PrivateEndpoint,
  Proposition,
  RelatedPlace,
  SecurityRule,
  Subnet,
  World,
} from '../../../src/rule-api.js';
import { OutboundHttps } from '../outbound.js';
import page from './rule.md';

/** Tags of the services that have no private endpoint in an Arc scope. */
const entra = 'AzureActiveDirectory';
const resourceManager = 'AzureResourceManager';

export default defineRule({
  title: 'Machines behind an Azure Arc private link scope reach Microsoft Entra ID and Azure Resource Manager',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#network-configuration',
  tags: ['arc', 'nsg'],
  page,
  messages: {
    blocked: {
      severity: 'error',
      precision: 'high',
      text: 'network security group {nsg} blocks outbound TCP 443 to {tags} by rule {rule}, in a virtual network that endpoint {endpoint} connects to an Azure Arc private link scope: sign-in and management have no private endpoint there, so Arc machines whose traffic passes this group lose their connection; allow it with a rule of a lower priority number than {priority}',
    },
  },
  of: (network) => network.networkSecurityGroups,
  *check(nsg, { network }) {
    const endpoints = network.privateEndpoints.filter((endpoint) => toScope(endpoint).atFirstSight !== 'false');
    if (endpoints.length === 0) return;
    const guarded = network.subnets.filter((subnet) => guards(nsg, subnet).atFirstSight !== 'false');
    yield endpoints.flatMap((endpoint) => [
      ...guarded.map((subnet) => {
        const https = new OutboundHttps(nsg, subnet, network);
        return allOf([toScope(endpoint), guards(nsg, subnet), sameVirtualNetwork(subnet.id, endpoint.subnetId)])
          .implies(reachesAll(https, network))
          .otherwise('blocked', { ...reportOf(nsg, endpoint, https, network), given: [endpoint, subnet] });
      }),
      ...(guarded.length > 0 ? [] : [claimOfUnattached(nsg, endpoint, network)]),
    ]);
  },
});

/** No subnet of the deployment uses the group: whether it matters to the endpoint is not decided here. */
function claimOfUnattached(nsg: NetworkSecurityGroup, endpoint: PrivateEndpoint, network: Network) {
  const https = new OutboundHttps(nsg, undefined, network);
  const harmless = toScope(endpoint).implies(reachesAll(https, network)).orUndecided;
  return harmless.otherwise('blocked', { ...reportOf(nsg, endpoint, https, network), given: [endpoint] });
}

function toScope(endpoint: PrivateEndpoint): Proposition {
  return anyOf(
    endpoint.connections.items.map((connection) =>
      exists(connection).and(connectsTo(connection, 'Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute')),
    ),
  );
}

function guards(nsg: NetworkSecurityGroup, subnet: Subnet): Proposition {
  return subnet.networkSecurityGroupId === undefined ? known(false) : sameResource(subnet.networkSecurityGroupId, nsg.id);
}

function reachesAll(https: OutboundHttps, network: Network): Proposition {
  return allOf([https.isAllowedTo(entra), reachesResourceManager(https, network)]);
}

/** A resource management private link takes its place where there is one. */
function reachesResourceManager(https: OutboundHttps, network: Network): Proposition {
  const links = network.graph.ofType('Microsoft.Authorization/resourceManagementPrivateLinks');
  return anyOf([https.isAllowedTo(resourceManager), ...links.map(({ condition }) => exists({ exists: condition }))]);
}

/** What to say of a group that blocks one of the services or both. */
function reportOf(nsg: NetworkSecurityGroup, endpoint: PrivateEndpoint, https: OutboundHttps, network: Network) {
  const blocked = (world: World): string[] => [
    ...(https.isAllowedTo(entra).truthIn(world) === 'true' ? [] : [entra]),
    ...(reachesResourceManager(https, network).truthIn(world) === 'true' ? [] : [resourceManager]),
  ];
  const blocking = (world: World) => https.decisionOn(blocked(world)[0] ?? entra, world);
  return {
    at: (world: World) => entityOf(blocking(world).decidedBy) ?? nsg,
    related: (world: World): RelatedPlace[] => [
      ...blocking(world).tooLate.map(({ entity }): RelatedPlace => [entity, 'this rule would allow it, but comes later']),
      [endpoint, 'this endpoint connects the network to the scope'],
    ],
    nsg,
    tags: blocked,
    rule: (world: World) => blocking(world).decidedBy.name ?? '',
    endpoint,
    priority: (world: World) => blocking(world).decidedBy.priority ?? '',
  };
}

function entityOf(rule: FlowRule | SecurityRule): NetworkSecurityRule | undefined {
  return 'entity' in rule ? rule.entity : undefined;
}
