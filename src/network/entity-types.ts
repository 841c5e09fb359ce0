import type { Value } from '../values/value.js';
import type { Entity } from './entity.js';
import type { KindName, kinds } from './kinds.js';
import type { Listing, ListItem, Match } from './listing.js';
import type { Reference } from './reference.js';

type Kinds = typeof kinds;
/** The names that a row lists in a section. */
type NameIn<K extends KindName, S extends string> = Kinds[K] extends Readonly<Record<S, infer Members>> ? keyof Members & string : never;
type ParentOf<K extends KindName> = Kinds[K] extends { readonly parent: { readonly kind: infer P extends KindName } } ? P : never;
type ParentName<K extends KindName> = Kinds[K] extends { readonly parent: { readonly as: infer Name extends string } } ? Name : never;
type ChildOf<K extends KindName> = { [C in KindName]: ParentOf<C> extends never ? never : ParentOf<C> extends K ? C : never }[KindName];
type KindReferred<K extends KindName, R extends string> = Kinds[K] extends {
  readonly references: Readonly<Record<R, { readonly kind: infer To extends KindName }>>;
}
  ? To
  : never;

/** An entity of a kind, with the members that its row gives it: properties, lists, references, what it lies under and what lies under it. */
export type EntityOf<K extends KindName> = Entity & { readonly kind: K } & {
  readonly [P in NameIn<K, 'properties'>]: Value | undefined;
} & { readonly [L in NameIn<K, 'lists'>]: Listing<ListItem> } & {
  readonly [R in NameIn<K, 'references'>]: ReferenceTo<KindReferred<K, R>>;
} & { readonly [P in ParentName<K>]: ReferenceTo<ParentOf<K>> } & { readonly [C in ChildOf<K>]: Listing<EntityOf<C>> };

/** A reference to an entity of a kind. It leads on to what that lies under, though it may not be here. */
export type ReferenceTo<K extends KindName> = Omit<Reference, 'candidates' | 'likeliest' | 'declared' | 'told'> & {
  readonly candidates: readonly Match<EntityOf<K>>[];
  readonly likeliest: readonly EntityOf<K>[];
  readonly declared: readonly EntityOf<K>[];
  readonly told: readonly EntityOf<K>[];
} & { readonly [P in ParentName<K>]: ReferenceTo<ParentOf<K>> };

/** The names of the references that entities of a kind have. */
export type ReferenceName<K extends KindName> = NameIn<K, 'references'>;

export type VirtualNetwork = EntityOf<'virtualNetworks'>;
export type Subnet = EntityOf<'subnets'>;
export type VirtualNetworkPeering = EntityOf<'virtualNetworkPeerings'>;
export type NetworkSecurityGroup = EntityOf<'networkSecurityGroups'>;
export type SecurityRuleEntity = EntityOf<'securityRules'>;
export type RouteTable = EntityOf<'routeTables'>;
export type Route = EntityOf<'routes'>;
export type PrivateEndpoint = EntityOf<'privateEndpoints'>;
export type Connection = EntityOf<'connections'>;
export type StaticAddress = EntityOf<'staticAddresses'>;
export type DnsZoneGroup = EntityOf<'zoneGroups'>;
export type DnsZoneConfig = EntityOf<'zoneConfigs'>;
export type PrivateDnsZone = EntityOf<'privateDnsZones'>;
export type VirtualNetworkLink = EntityOf<'virtualNetworkLinks'>;
export type RecordSet = EntityOf<'recordSets'>;
export type InterfaceAddress = EntityOf<'interfaceAddresses'>;
export type Site = EntityOf<'sites'>;
export type SiteNetwork = EntityOf<'siteNetworks'>;
export type ConnectedCluster = EntityOf<'connectedClusters'>;
export type EdgeFile = EntityOf<'edgeFiles'>;
export type EdgeHost = EntityOf<'edgeHosts'>;
export type OnboardingScript = EntityOf<'onboardingScripts'>;
export type OnboardingCommand = EntityOf<'onboardingCommands'>;
export type ArcMachine = EntityOf<'arcMachines'>;
export type ArcScope = EntityOf<'arcScopes'>;
export type PrivateLinkResource = EntityOf<'privateLinkResources'>;
export type TargetConnection = EntityOf<'targetConnections'>;
export type PrivateLinkServiceEntity = EntityOf<'privateLinkServices'>;
export type NatAddress = EntityOf<'natAddresses'>;
export type LoadBalancer = EntityOf<'loadBalancers'>;
