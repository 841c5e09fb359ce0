import type { Deployment } from '../evaluation/deployment.js';
import type { Value } from '../values/value.js';
import {
  DnsResolver,
  ForwardingRule,
  ForwardingRuleset,
  ForwardingRulesetLink,
  ResolverInboundEndpoint,
  ResolverOutboundEndpoint,
} from './dns-resolvers.js';
import { nameAfter, parentId } from './ids.js';
import type { Listing, Match, Matches } from './listing.js';
import { matching, matchingChildren } from './matching.js';
import type { Resolve } from './matching.js';
import { PrivateDnsZone, RecordSet, VirtualNetworkLink } from './private-dns.js';
import { DnsZoneGroup, PrivateEndpoint } from './private-endpoints.js';
import type { DnsZoneConfig } from './private-endpoints.js';
import { PrivateLinkResource } from './private-link-resources.js';
import { ResourceGraph } from './resource-graph.js';
import { AzureFirewall, FirewallPolicy, Route, RouteTable, VirtualNetworkGateway } from './routing.js';
import { ArcPrivateLinkScope, ConnectedCluster, Machine, MonitorPrivateLinkScope, ScopedResource } from './scopes.js';
import { NetworkSecurityGroup, NetworkSecurityRule } from './security-groups.js';
import type { View } from './view.js';
import { Views } from './views.js';
import type { ViewKind } from './views.js';
import { Subnet, VirtualNetwork, VirtualNetworkPeering } from './virtual-networks.js';

/** A zone that a zone group names, and what it may be. */
export interface ZoneInGroup {
  readonly config: DnsZoneConfig;
  /** Name of the zone as its id says; undefined where the id does not say. */
  readonly name: Value | undefined;
  readonly zones: Matches<PrivateDnsZone>;
}

const identity: Resolve = (value) => value;

/**
 * The typed view of a resource graph. Collections hold what the deployment itself declares, `existing` references left out; the
 * questions that take an id (`virtualNetwork`, `zone`, ...) know those too. Nothing here decides existence: an entity whose `exists` is
 * unknown is a candidate like all others.
 */
export class Network {
  readonly graph: ResourceGraph;
  readonly #views: Views;
  readonly #resolve: Resolve;

  constructor(graph: ResourceGraph, views: Views = new Views(graph), resolve: Resolve = identity) {
    this.graph = graph;
    this.#views = views;
    this.#resolve = resolve;
  }

  /** The same entities, with every id resolved by `resolve` before it is compared: the network of one case of the unknown conditions. */
  under(resolve: Resolve): Network {
    return new Network(this.graph, this.#views, resolve);
  }

  get virtualNetworks(): readonly VirtualNetwork[] {
    return this.#views.declared(VirtualNetwork);
  }

  /** Inline ones and resources of their own. */
  get subnets(): readonly Subnet[] {
    return this.#views.declared(Subnet);
  }

  get virtualNetworkPeerings(): readonly VirtualNetworkPeering[] {
    return this.#views.declared(VirtualNetworkPeering);
  }

  get networkSecurityGroups(): readonly NetworkSecurityGroup[] {
    return this.#views.declared(NetworkSecurityGroup);
  }

  get routeTables(): readonly RouteTable[] {
    return this.#views.declared(RouteTable);
  }

  get virtualNetworkGateways(): readonly VirtualNetworkGateway[] {
    return this.#views.declared(VirtualNetworkGateway);
  }

  get azureFirewalls(): readonly AzureFirewall[] {
    return this.#views.declared(AzureFirewall);
  }

  get firewallPolicies(): readonly FirewallPolicy[] {
    return this.#views.declared(FirewallPolicy);
  }

  get privateEndpoints(): readonly PrivateEndpoint[] {
    return this.#views.declared(PrivateEndpoint);
  }

  get dnsZoneGroups(): readonly DnsZoneGroup[] {
    return this.#views.declared(DnsZoneGroup);
  }

  get privateDnsZones(): readonly PrivateDnsZone[] {
    return this.#views.declared(PrivateDnsZone);
  }

  get virtualNetworkLinks(): readonly VirtualNetworkLink[] {
    return this.#views.declared(VirtualNetworkLink);
  }

  get recordSets(): readonly RecordSet[] {
    return this.#views.declared(RecordSet);
  }

  get dnsResolvers(): readonly DnsResolver[] {
    return this.#views.declared(DnsResolver);
  }

  get resolverInboundEndpoints(): readonly ResolverInboundEndpoint[] {
    return this.#views.declared(ResolverInboundEndpoint);
  }

  get resolverOutboundEndpoints(): readonly ResolverOutboundEndpoint[] {
    return this.#views.declared(ResolverOutboundEndpoint);
  }

  get forwardingRulesets(): readonly ForwardingRuleset[] {
    return this.#views.declared(ForwardingRuleset);
  }

  get forwardingRules(): readonly ForwardingRule[] {
    return this.#views.declared(ForwardingRule);
  }

  get forwardingRulesetLinks(): readonly ForwardingRulesetLink[] {
    return this.#views.declared(ForwardingRulesetLink);
  }

  get arcPrivateLinkScopes(): readonly ArcPrivateLinkScope[] {
    return this.#views.declared(ArcPrivateLinkScope);
  }

  get machines(): readonly Machine[] {
    return this.#views.declared(Machine);
  }

  get connectedClusters(): readonly ConnectedCluster[] {
    return this.#views.declared(ConnectedCluster);
  }

  get monitorPrivateLinkScopes(): readonly MonitorPrivateLinkScope[] {
    return this.#views.declared(MonitorPrivateLinkScope);
  }

  get scopedResources(): readonly ScopedResource[] {
    return this.#views.declared(ScopedResource);
  }

  /** Every resource whose type private endpoints can connect to. */
  get privateLinkResources(): readonly PrivateLinkResource[] {
    return this.#views.declared(PrivateLinkResource);
  }

  virtualNetwork(id: Value | undefined): Matches<VirtualNetwork> {
    return this.#find(VirtualNetwork, id);
  }

  subnet(id: Value | undefined): Matches<Subnet> {
    return this.#find(Subnet, id);
  }

  networkSecurityGroup(id: Value | undefined): Matches<NetworkSecurityGroup> {
    return this.#find(NetworkSecurityGroup, id);
  }

  routeTable(id: Value | undefined): Matches<RouteTable> {
    return this.#find(RouteTable, id);
  }

  privateEndpoint(id: Value | undefined): Matches<PrivateEndpoint> {
    return this.#find(PrivateEndpoint, id);
  }

  privateDnsZone(id: Value | undefined): Matches<PrivateDnsZone> {
    return this.#find(PrivateDnsZone, id);
  }

  arcPrivateLinkScope(id: Value | undefined): Matches<ArcPrivateLinkScope> {
    return this.#find(ArcPrivateLinkScope, id);
  }

  /** What a connection connects to. */
  privateLinkResource(id: Value | undefined): Matches<PrivateLinkResource> {
    return this.#find(PrivateLinkResource, id);
  }

  /** The virtual network that a subnet id lies in. */
  virtualNetworkOf(subnetId: Value | undefined): Matches<VirtualNetwork> {
    if (subnetId === undefined) return { candidates: [], outside: false };
    const resolved = this.#resolve(subnetId);
    return this.#find(VirtualNetwork, parentId(resolved, 'subnets') ?? resolved);
  }

  subnetsOf(virtualNetworkId: Value): Listing<Match<Subnet>> {
    const inline = this.virtualNetwork(virtualNetworkId);
    return this.#children(Subnet, virtualNetworkId, 'subnets', inline, (network) => network.inlineSubnets.complete);
  }

  peeringsOf(virtualNetworkId: Value): Listing<Match<VirtualNetworkPeering>> {
    const inline = this.virtualNetwork(virtualNetworkId);
    return this.#children(
      VirtualNetworkPeering,
      virtualNetworkId,
      'virtualNetworkPeerings',
      inline,
      (network) => network.inlinePeerings.complete,
    );
  }

  securityRulesOf(groupId: Value): Listing<Match<NetworkSecurityRule>> {
    const inline = this.networkSecurityGroup(groupId);
    return this.#children(NetworkSecurityRule, groupId, 'securityRules', inline, (group) => group.inlineSecurityRules.complete);
  }

  routesOf(routeTableId: Value): Listing<Match<Route>> {
    return this.#children(Route, routeTableId, 'routes', this.routeTable(routeTableId), (table) => table.inlineRoutes.complete);
  }

  zoneGroupsOf(endpointId: Value): Listing<Match<DnsZoneGroup>> {
    return this.#children(DnsZoneGroup, endpointId, 'privateDnsZoneGroups', this.privateEndpoint(endpointId));
  }

  /** The zones that a group names, one for each of its configurations. */
  zonesIn(group: DnsZoneGroup): Listing<ZoneInGroup> {
    const { items, complete } = group.configs;
    return { items: items.map((config) => this.#zoneInGroup(config)), complete };
  }

  /** Links of a zone, those of a zone from outside included where this deployment declares them. */
  linksOf(zoneId: Value): Listing<Match<VirtualNetworkLink>> {
    return this.#children(VirtualNetworkLink, zoneId, 'virtualNetworkLinks', this.privateDnsZone(zoneId));
  }

  recordSetsOf(zoneId: Value): Listing<Match<RecordSet>> {
    const sets = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'SOA', 'SRV', 'TXT'].map((type) =>
      this.#children(RecordSet, zoneId, type, this.privateDnsZone(zoneId)),
    );
    return { items: sets.flatMap((set) => set.items), complete: sets.every((set) => set.complete) };
  }

  /** Resources that an Azure Monitor private link scope holds. */
  scopedResourcesOf(scopeId: Value): Listing<Match<ScopedResource>> {
    return this.#children(ScopedResource, scopeId, 'scopedResources', this.#find(MonitorPrivateLinkScope, scopeId));
  }

  #zoneInGroup(config: DnsZoneConfig): ZoneInGroup {
    const id = config.zoneId && this.#resolve(config.zoneId);
    return { config, name: id && nameAfter(id, 'privateDnsZones'), zones: this.privateDnsZone(id) };
  }

  #find<T extends View>(kind: ViewKind<T>, id: Value | undefined): Matches<T> {
    return id === undefined ? { candidates: [], outside: false } : matching(this.#views.index(kind), id, this.#resolve);
  }

  /** The children of an id; complete where the whole list of its parent is this deployment's own. */
  #children<T extends View, P extends View>(
    kind: ViewKind<T>,
    parent: Value,
    segment: string,
    holders: Matches<P>,
    isComplete: (holder: P) => boolean = () => true,
  ): Listing<Match<T>> {
    const complete = !holders.outside && holders.candidates.every(({ entity }) => !entity.existing && isComplete(entity));
    return { items: matchingChildren(this.#views.index(kind), parent, segment, this.#resolve), complete };
  }
}

/** The network of deployments that are judged together. */
export function networkOf(deployments: readonly Deployment[]): Network {
  return new Network(new ResourceGraph(deployments));
}
