import { addressesIn, containsPrefix } from './cidr.js';
import type { Prefix } from './cidr.js';
import { sameResourceType } from './resource-types.js';

/** A name that makes a subnet that of one service, and of nothing else. */
export interface ReservedSubnet {
  readonly name: string;
  /** What the subnet is for. */
  readonly service: string;
  /** The page that says so. */
  readonly source: string;
}

/** What a private endpoint connects to, as far as it is known. */
export interface EndpointTarget {
  readonly resourceType: string;
  readonly groupId: string;
}

/** Each as the page of its service names it. */
export const reservedSubnets: readonly ReservedSubnet[] = [
  {
    name: 'GatewaySubnet',
    service: 'virtual network gateways',
    source: 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings#gwsub',
  },
  {
    name: 'AzureBastionSubnet',
    service: 'Azure Bastion',
    source: 'https://learn.microsoft.com/azure/bastion/configuration-settings#subnet',
  },
  {
    name: 'AzureFirewallSubnet',
    service: 'Azure Firewall',
    source: 'https://learn.microsoft.com/azure/firewall/firewall-faq',
  },
  {
    name: 'AzureFirewallManagementSubnet',
    service: 'Azure Firewall',
    source: 'https://learn.microsoft.com/azure/firewall/management-nic',
  },
  {
    name: 'RouteServerSubnet',
    service: 'Azure Route Server',
    source: 'https://learn.microsoft.com/azure/route-server/route-server-faq',
  },
];

/** The first four addresses and the last one of every subnet. */
const keptByAzure = 5;

/** How many addresses the smallest subnet that Azure takes, a /29, has for resources. */
export const usableInSmallestSubnet = 2 ** (32 - 29) - keptByAzure;

/** Group ids behind which there are surely several addresses; `perRegion` has one for the service, and one for each of its regions. */
const groupsOfSeveralAddresses: readonly {
  readonly resourceType: string;
  readonly groupIds: readonly string[];
  readonly least: number | 'perRegion';
}[] = [
  /** https://learn.microsoft.com/azure/container-registry/container-registry-private-link, 2026-11-27. */
  { resourceType: 'Microsoft.ContainerRegistry/registries', groupIds: ['registry'], least: 'perRegion' },
  /** https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints, 2026-11-27. */
  {
    resourceType: 'Microsoft.DocumentDB/databaseAccounts',
    groupIds: ['sql', 'mongodb', 'cassandra', 'gremlin', 'table'],
    least: 'perRegion',
  },
  /** https://learn.microsoft.com/azure/azure-monitor/logs/private-link-design#network-subnet-size, 2026-11-27. */
  { resourceType: 'Microsoft.Insights/privateLinkScopes', groupIds: ['azuremonitor'], least: 11 },
  { resourceType: 'Microsoft.Web/staticSites', groupIds: ['staticsites'], least: 2 },
];

/** The reserved subnet that a name means, ignoring case as Azure does. */
export function reservedSubnet(name: string): ReservedSubnet | undefined {
  return reservedSubnets.find((reserved) => reserved.name.toLowerCase() === name.toLowerCase());
}

/**
 * How many IPv4 addresses a subnet with these prefixes has for resources, at most: Azure keeps five of every subnet, and no page says
 * whether it keeps more of one with several prefixes.
 */
export function usableAddresses(prefixes: readonly Prefix[]): number {
  const counted = prefixes.filter(
    (prefix, index) =>
      prefix.family === 'IPv4' &&
      !prefixes.some((other, at) => containsPrefix(other, prefix) && (at < index || !containsPrefix(prefix, other))),
  );
  return Math.max(0, counted.reduce((sum, prefix) => sum + addressesIn(prefix), 0) - keptByAzure);
}

/** The length of the smallest prefix of a subnet that has so many IPv4 addresses for resources. */
export function smallestPrefixFor(addresses: number): number {
  return 32 - Math.ceil(Math.log2(Math.max(addresses, usableInSmallestSubnet) + keptByAzure));
}

/**
 * How many addresses of its subnet a private endpoint takes, at least: one, or one for each of its IP configurations, or what is behind
 * its group id in so many regions of the target.
 */
export function leastAddresses(target: EndpointTarget | undefined, ipConfigurations: number, regions = 1): number {
  const several = groupsOfSeveralAddresses.find(
    ({ resourceType, groupIds }) =>
      target !== undefined && sameResourceType(resourceType, target.resourceType) && groupIds.includes(target.groupId.toLowerCase()),
  );
  const own = several?.least === 'perRegion' ? 1 + Math.max(1, regions) : (several?.least ?? 1);
  return Math.max(own, ipConfigurations);
}

/** Whether an IPv4 address is one of those that Azure keeps of a subnet with this prefix: the first four, and the last. */
export function isKeptByAzure(address: Prefix, subnet: Prefix): boolean {
  if (!containsPrefix(subnet, address) || address.family !== 'IPv4') return false;
  const place = numberOf(address) % addressesIn(subnet);
  return place < 4 || place === addressesIn(subnet) - 1;
}

function numberOf({ address }: Prefix): number {
  return address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
}
