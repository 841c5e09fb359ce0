import { privateLinkService } from '../azure/private-link-services.js';
import type { DeployedResource } from '../evaluation/deployment.js';
import {
  ForwardingRule,
  ForwardingRuleset,
  ForwardingRulesetLink,
  DnsResolver,
  ResolverInboundEndpoint,
  ResolverOutboundEndpoint,
} from './dns-resolvers.js';
import { ViewIndex } from './matching.js';
import { PrivateDnsZone, RecordSet, VirtualNetworkLink } from './private-dns.js';
import { DnsZoneGroup, PrivateEndpoint } from './private-endpoints.js';
import { PrivateLinkResource } from './private-link-resources.js';
import type { ResourceGraph } from './resource-graph.js';
import { AzureFirewall, FirewallPolicy, Route, RouteTable, VirtualNetworkGateway } from './routing.js';
import { ArcPrivateLinkScope, ConnectedCluster, Machine, MonitorPrivateLinkScope, ScopedResource } from './scopes.js';
import { NetworkSecurityGroup, NetworkSecurityRule } from './security-groups.js';
import { resourceSource } from './resource-source.js';
import type { View, ViewSource } from './view.js';
import { Subnet, VirtualNetwork, VirtualNetworkPeering } from './virtual-networks.js';

/** The class of a kind of entity. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- constructors differ in what they take beside the source
export type ViewKind<T extends View> = new (...args: any[]) => T;

type Maker = (views: Views) => readonly View[];

const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'SOA', 'SRV', 'TXT'];

const makers = new Map<ViewKind<View>, Maker>([
  [VirtualNetwork, ofType('Microsoft.Network/virtualNetworks', VirtualNetwork)],
  [Subnet, both(ofType('Microsoft.Network/virtualNetworks/subnets', Subnet), VirtualNetwork, (network) => network.inlineSubnets.items)],
  [
    VirtualNetworkPeering,
    both(
      ofType('Microsoft.Network/virtualNetworks/virtualNetworkPeerings', VirtualNetworkPeering),
      VirtualNetwork,
      (network) => network.inlinePeerings.items,
    ),
  ],
  [NetworkSecurityGroup, ofType('Microsoft.Network/networkSecurityGroups', NetworkSecurityGroup)],
  [
    NetworkSecurityRule,
    both(
      ofType('Microsoft.Network/networkSecurityGroups/securityRules', NetworkSecurityRule),
      NetworkSecurityGroup,
      (group) => group.inlineSecurityRules.items,
    ),
  ],
  [RouteTable, ofType('Microsoft.Network/routeTables', RouteTable)],
  [Route, both(ofType('Microsoft.Network/routeTables/routes', Route), RouteTable, (table) => table.inlineRoutes.items)],
  [VirtualNetworkGateway, ofType('Microsoft.Network/virtualNetworkGateways', VirtualNetworkGateway)],
  [AzureFirewall, ofType('Microsoft.Network/azureFirewalls', AzureFirewall)],
  [FirewallPolicy, ofType('Microsoft.Network/firewallPolicies', FirewallPolicy)],
  [PrivateEndpoint, ofType('Microsoft.Network/privateEndpoints', PrivateEndpoint)],
  [DnsZoneGroup, ofType('Microsoft.Network/privateEndpoints/privateDnsZoneGroups', DnsZoneGroup)],
  [PrivateDnsZone, ofType('Microsoft.Network/privateDnsZones', PrivateDnsZone)],
  [VirtualNetworkLink, ofType('Microsoft.Network/privateDnsZones/virtualNetworkLinks', VirtualNetworkLink)],
  [RecordSet, (views) => recordTypes.flatMap((type) => ofType(`Microsoft.Network/privateDnsZones/${type}`, RecordSet)(views))],
  [DnsResolver, ofType('Microsoft.Network/dnsResolvers', DnsResolver)],
  [ResolverInboundEndpoint, ofType('Microsoft.Network/dnsResolvers/inboundEndpoints', ResolverInboundEndpoint)],
  [ResolverOutboundEndpoint, ofType('Microsoft.Network/dnsResolvers/outboundEndpoints', ResolverOutboundEndpoint)],
  [ForwardingRuleset, ofType('Microsoft.Network/dnsForwardingRulesets', ForwardingRuleset)],
  [ForwardingRule, ofType('Microsoft.Network/dnsForwardingRulesets/forwardingRules', ForwardingRule)],
  [ForwardingRulesetLink, ofType('Microsoft.Network/dnsForwardingRulesets/virtualNetworkLinks', ForwardingRulesetLink)],
  [ArcPrivateLinkScope, ofType('Microsoft.HybridCompute/privateLinkScopes', ArcPrivateLinkScope)],
  [Machine, ofType('Microsoft.HybridCompute/machines', Machine)],
  [ConnectedCluster, ofType('Microsoft.Kubernetes/connectedClusters', ConnectedCluster)],
  [MonitorPrivateLinkScope, ofType('Microsoft.Insights/privateLinkScopes', MonitorPrivateLinkScope)],
  [ScopedResource, ofType('Microsoft.Insights/privateLinkScopes/scopedResources', ScopedResource)],
  [PrivateLinkResource, privateLinkResources],
]);

/** The entities of a graph by kind, each kind made when it is first asked for. */
export class Views {
  readonly graph: ResourceGraph;
  readonly #indexes = new Map<ViewKind<View>, ViewIndex<View>>();
  readonly #declared = new Map<ViewKind<View>, readonly View[]>();

  constructor(graph: ResourceGraph) {
    this.graph = graph;
  }

  /** All entities of a kind, those that are only referred to included. */
  index<T extends View>(kind: ViewKind<T>): ViewIndex<T> {
    let index = this.#indexes.get(kind);
    if (index === undefined) this.#indexes.set(kind, (index = new ViewIndex(makers.get(kind)?.(this) ?? [])));
    return index as ViewIndex<T>;
  }

  /** The entities of a kind that the deployment itself declares. */
  declared<T extends View>(kind: ViewKind<T>): readonly T[] {
    let declared = this.#declared.get(kind);
    if (declared === undefined) this.#declared.set(kind, (declared = Object.freeze(this.index(kind).all.filter((view) => !view.existing))));
    return declared as readonly T[];
  }
}

function ofType<T extends View>(type: string, kind: new (source: ViewSource) => T): (views: Views) => readonly T[] {
  return (views) => views.graph.ofType(type).flatMap((resource) => viewOf(resource, (source) => new kind(source)));
}

function both<H extends View>(own: Maker, holder: ViewKind<H>, inline: (holder: H) => readonly View[]): Maker {
  return (views) => [...views.index(holder).all.flatMap(inline), ...own(views)];
}

function privateLinkResources(views: Views): readonly PrivateLinkResource[] {
  return views.graph.resources.flatMap((resource) => {
    const service = privateLinkService(resource.type);
    return service === undefined ? [] : viewOf(resource, (source) => new PrivateLinkResource(source, service));
  });
}

function viewOf<T>(resource: DeployedResource, make: (source: ViewSource) => T): T[] {
  const source = resourceSource(resource);
  return source === undefined ? [] : [make(source)];
}
