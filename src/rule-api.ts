/** Everything that a rule may use. */

// Rules, claims and what they say
export { repositoryPage } from './engine/repository.js';
export { defineRule, namedRules, rulesFor } from './engine/rule.js';
export type { Audience, CheckTools, Rule, RuleBody, RuleDefinition } from './engine/rule.js';
export type { Argument, Claim, EntityProperty, Json, Place, RelatedPlace, Report, Told } from './engine/claim.js';
export type { Fixability, MessageDefinition, Messages, Precision, Severity } from './engine/message.js';
export { idOf, labelOf } from './engine/remedy.js';
export type { Content, Intent, NewChild } from './engine/remedy.js';
export type { Elsewhere, Summary } from './engine/elsewhere.js';
export type { Fact } from './engine/fact.js';
export type { ChainPart, ChainParts } from './engine/chain.js';
export type { LinkName } from './engine/links.js';

// Statements that may be undecided, and questions that several rules share
export { allOf, anyOf, exists, known, listsAll, listsAtMost, that, undecided, undecidedSince } from './engine/statement.js';
export type { Statement } from './engine/statement.js';
export { defineQuestion } from './engine/inquiry.js';
export type { Inquiry, Question, SeenList } from './engine/inquiry.js';
export {
  isReadFrom,
  isReadFromNetwork,
  isSubnetOf,
  joins,
  liesIn,
  liesUnder,
  mayBeRegion,
  names,
  sameName,
  sameRegion,
  sameResource,
  sameResourceGroup,
  sameVirtualNetwork,
  sourcesOf,
  virtualNetworkIdOf,
} from './engine/relations.js';
export { resourceKeyOf } from './engine/ties.js';
export { connectsTo, isOfType, resourceTypeOf, shownTypeOf, variesByInstance } from './engine/targets.js';
export { all, any, not, truthOf } from './values/truth.js';
export type { Truth } from './values/truth.js';

// Values
export { sameResourceId, sameText } from './values/compare.js';
export { callNamed, isTrue } from './values/conditions.js';
export { idSegments } from './values/id-equality.js';
export { isNull, keyOf, piecesOf, scalar, stringOf } from './values/construct.js';
export { isSecret, shownOf, shownText } from './values/secret.js';
export { isScopeRegion, knownStart, lengthOfPieces } from './values/pieces.js';
export type { Value } from './values/value.js';

// The network of a deployment
export type { Network } from './network/network.js';
export type { Entity } from './network/entity.js';
export type {
  ArcMachine,
  ArcScope,
  Connection,
  ConnectedCluster,
  DnsZoneConfig,
  DnsZoneGroup,
  EdgeFile,
  EdgeHost,
  EntityOf,
  InterfaceAddress,
  LoadBalancer,
  NatAddress,
  NetworkSecurityGroup,
  OnboardingCommand,
  OnboardingScript,
  PrivateDnsZone,
  PrivateEndpoint,
  PrivateLinkResource,
  PrivateLinkServiceEntity,
  RecordSet,
  ReferenceTo,
  Route,
  RouteTable,
  SecurityRuleEntity,
  Site,
  SiteNetwork,
  StaticAddress,
  Subnet,
  TargetConnection,
  VirtualNetwork,
  VirtualNetworkLink,
  VirtualNetworkPeering,
} from './network/entity-types.js';
export { IdIndex } from './network/id-index.js';
export type { Listing, ListItem, Match } from './network/listing.js';
export { flowRule } from './network/flow-rules.js';
export type { FlowRule } from './network/flow-rules.js';
export { bodyMembers } from './network/body-members.js';
export type { BodyMember } from './network/body-members.js';
export { nameAfter } from './network/ids.js';
export { zoneNameFits } from './network/zone-names.js';

// Facts and arithmetic of Azure
export { isOlderVersion } from './azure/api-versions.js';
export { containsPrefix, isPublicAddress, parsePrefix } from './azure/cidr.js';
export type { Prefix } from './azure/cidr.js';
export { cloudNames } from './azure/clouds.js';
export type { CloudName } from './azure/clouds.js';
export { cloudOfRegion, misspeltRegion, regionOf } from './azure/regions.js';
export { sameResourceType } from './azure/resource-types.js';
export { isWholeId } from './azure/whole-ids.js';
export { resourceShape } from './azure/resource-shapes.js';
export type { Shape } from './azure/resource-shapes.js';
export { reservedSubnets } from './azure/subnets.js';
export { privateLinkGroup, privateLinkGroups, privateLinkService } from './azure/private-link-services.js';
export type { AccessControl, Injection, PrivateLinkGroup, PrivateLinkService, SkuPrerequisite } from './azure/private-link-services.js';
export { isServedThroughNetworks, makersOfEndpoints } from './azure/private-clients.js';
export { groupIdStanding, proposableGroupIds, proposedGroupIds, startsPrefixedGroup } from './azure/group-ids.js';
export type { GroupIdStanding } from './azure/group-ids.js';
export { isAccessControl, knowsAccessProperty, publicAccess } from './azure/public-access.js';
export type { AccessPlace, PublicAccess, Setting } from './azure/public-access.js';
export { serviceHostOf } from './azure/service-hosts.js';
export type { HostNaming, ServiceHost } from './azure/service-hosts.js';
export { privateZoneOf, publicNamesOf } from './azure/public-zones.js';
export { readableZone, requiredZones, zoneFits, zoneInRegion, zoneStanding } from './azure/private-link-zones.js';
export type { ZoneRequirement, ZoneStanding, ZoneTarget } from './azure/private-link-zones.js';
export { coverageOfRule, decideFlow } from './azure/network-security.js';
export type { Flow, FlowDecision, SecurityRule } from './azure/network-security.js';
export { coverageOf } from './azure/service-tags.js';
export {
  isKeptByAzure,
  leastAddresses,
  reservedSubnet,
  smallestPrefixFor,
  usableAddresses,
  usableInSmallestSubnet,
} from './azure/subnets.js';
export type { EndpointTarget, ReservedSubnet } from './azure/subnets.js';
export { editDistance, nearestTo, onlyLike } from './text/spelling.js';
