/** Everything that a rule may use. */

// Rules, claims and what they say
export { defineRule, namedRules } from './engine/rule.js';
export type { Rule, RuleBody, RuleContext, RuleDefinition } from './engine/rule.js';
export type { Argument, Claim, Place, RelatedPlace, Report, Told } from './engine/claim.js';
export type { MessageDefinition, Precision, Severity } from './engine/message.js';
export type { Surroundings } from './engine/surroundings.js';

// Statements that may be undecided
export { about, allOf, anyOf, exists, known, undecided, whether } from './engine/proposition.js';
export type { Proposition } from './engine/proposition.js';
export {
  isReadFromNetwork,
  isSubnetOf,
  joins,
  liesIn,
  liesUnder,
  names,
  sameRegion,
  sameResource,
  sameVirtualNetwork,
} from './engine/relations.js';
export { connectsTo, isOfType, resourceTypeOf, variesByInstance } from './engine/targets.js';
export { Children, likeliest } from './engine/children.js';
export type { Child } from './engine/children.js';
export { all, any, not, truthOf } from './values/truth.js';
export type { Truth } from './values/truth.js';
export { asWritten } from './worlds/judge.js';
export type { World } from './worlds/judge.js';

// Values
export { sameResourceId, sameText } from './values/compare.js';
export { scalar, stringOf } from './values/construct.js';
export type { Value } from './values/value.js';

// The network of a deployment
export type { Network } from './network/network.js';
export type { View } from './network/view.js';
export type { Listing, ListItem, Match, Matches } from './network/listing.js';
export type { PrivateDnsZone, RecordSet, VirtualNetworkLink } from './network/private-dns.js';
export { DnsZoneGroup } from './network/private-endpoints.js';
export type { DnsZoneConfig, PrivateEndpoint, PrivateLinkConnection } from './network/private-endpoints.js';
export type { PrivateLinkResource } from './network/private-link-resources.js';
export type { NetworkSecurityGroup, NetworkSecurityRule } from './network/security-groups.js';
export type { Subnet, VirtualNetwork, VirtualNetworkPeering } from './network/virtual-networks.js';
export { flowRule } from './network/flow-rules.js';
export type { FlowRule } from './network/flow-rules.js';
export { nameAfter } from './network/ids.js';
export { zoneNameFits } from './network/zone-names.js';

// Facts and arithmetic of Azure
export { cloudNames } from './azure/clouds.js';
export type { CloudName } from './azure/clouds.js';
export { cloudOfRegion } from './azure/regions.js';
export { sameResourceType } from './azure/resource-types.js';
export { privateLinkGroup, privateLinkService } from './azure/private-link-services.js';
export type { PrivateLinkGroup, PrivateLinkService } from './azure/private-link-services.js';
export { requiredZones, zoneFits, zoneStanding } from './azure/private-link-zones.js';
export type { ZoneRequirement, ZoneStanding, ZoneTarget } from './azure/private-link-zones.js';
export { decideFlow } from './azure/network-security.js';
export type { FlowDecision, SecurityRule } from './azure/network-security.js';
export { coverageOf } from './azure/service-tags.js';
