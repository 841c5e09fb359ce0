/** Everything that a rule may use. */
export { defineRule, namedRules } from './engine/rule.js';
export type { Rule, RuleBody, RuleContext, RuleDefinition } from './engine/rule.js';
export type { Argument, ArgumentIn, Claim, Place, Report } from './engine/claim.js';
export { allOf, anyOf, exists, identity, known, Proposition, undecided, whether } from './engine/proposition.js';
export { liesIn, liesUnder, names, sameRegion, sameResource, sameVirtualNetwork, virtualNetworkIdOf } from './engine/relations.js';
export { connectsTo, isOfType, resourceTypeOf } from './engine/targets.js';
export type { Truth } from './evaluation/truth.js';
export type { Value } from './evaluation/value.js';
export type { World } from './evaluation/worlds.js';
export { stringOf } from './evaluation/construct.js';
export type { Network } from './graph/network.js';
export type { PrivateDnsZone, RecordSet, VirtualNetworkLink } from './graph/private-dns.js';
export type { DnsZoneConfig, DnsZoneGroup, PrivateEndpoint, PrivateLinkConnection } from './graph/private-endpoints.js';
export type { NetworkSecurityGroup, NetworkSecurityRule } from './graph/security-groups.js';
export type { Subnet, VirtualNetwork, VirtualNetworkPeering } from './graph/virtual-networks.js';
