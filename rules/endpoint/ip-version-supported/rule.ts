import { anyOf, defineRule, isOfType, likeliest, names, sameRegion, sameText, scalar, undecided, whether } from '../../../src/rule-api.js';
import type { Network, PrivateLinkConnection, PrivateLinkResource, Proposition, Value } from '../../../src/rule-api.js';
import page from './rule.md';

const iotCentral = 'Microsoft.IoTCentral/iotApps';
/** Where IPv6 endpoints are in preview. */
const previewTypes = [
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Sql/servers',
  'Microsoft.KeyVault/vaults',
  'Microsoft.Kusto/clusters',
];
const previewRegions = ['westcentralus', 'eastasia', 'uksouth', 'centralus', 'northeurope'];

export default defineRule({
  title: 'A private endpoint uses IPv6 only where its target supports it',
  source: 'https://learn.microsoft.com/azure/private-link/private-link-ipv6',
  tags: ['private-endpoint', 'ipv6'],
  page,
  messages: {
    iotCentral: {
      severity: 'error',
      precision: 'very-high',
      text: 'private endpoint {endpoint} asks for {version} addresses, but IoT Central supports private connections over IPv4 only; set ipVersionType to IPv4 or leave it out',
    },
    unsupported: {
      severity: 'warning',
      precision: 'high',
      text: 'private endpoint {endpoint} asks for {version} addresses, but its target {target} takes private connections over IPv4 only: IPv6 is a preview for storage accounts, SQL servers, key vaults and Data Explorer clusters; set ipVersionType to IPv4 or leave it out',
    },
    region: {
      severity: 'warning',
      precision: 'medium',
      text: 'private endpoint {endpoint} asks for {version} addresses in {region}: the preview of IPv6 endpoints is limited to West Central US, East Asia, UK South, Central US and North Europe; set ipVersionType to IPv4 or move the endpoint',
    },
    targetRegion: {
      severity: 'warning',
      precision: 'medium',
      text: 'private endpoint {endpoint} asks for {version} addresses in {region}, but its target {target} is in {targetRegion}: the preview of IPv6 endpoints needs both in one region; set ipVersionType to IPv4',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network }) {
    const { ipVersionType: version, location } = endpoint;
    if (version === undefined) {
      yield [];
      return;
    }
    const withoutIpv6 = usesIpv6(version).negated;
    const report = { at: version, endpoint, version } as const;
    for (const connection of endpoint.connections.items) {
      const target = connection.targetId ?? '';
      const given = [connection];
      yield [
        withoutIpv6.or(isOfType(connection.targetId, iotCentral).negated).otherwise('iotCentral', { ...report, given }),
        withoutIpv6
          .or(anyOf(previewTypes.map((type) => isOfType(connection.targetId, type))))
          .otherwise('unsupported', { ...report, given, target }),
        withoutIpv6.or(isInPreview(location)).otherwise('region', { ...report, given, region: location ?? '' }),
        ...targetsOf(connection, network).map((other) =>
          withoutIpv6.or(names(connection.targetId, other).implies(sameRegion(location, other.location))).otherwise('targetRegion', {
            ...report,
            related: [[other.location, 'the target is here']],
            given,
            region: location ?? '',
            target: other,
            targetRegion: other.location ?? '',
          }),
        ),
      ];
    }
  },
});

function usesIpv6(version: Value): Proposition {
  return anyOf(['IPv6', 'DualStack'].map((name) => whether([version], (seen) => sameText(seen, scalar(name)))));
}

function isInPreview(location: Value | undefined): Proposition {
  return location === undefined ? undecided : anyOf(previewRegions.map((region) => sameRegion(location, scalar(region))));
}

/** The resources of this deployment that a connection goes to, or may. */
function targetsOf(connection: PrivateLinkConnection, network: Network): PrivateLinkResource[] {
  const { candidates } = network.privateLinkResource(connection.targetId);
  return likeliest(candidates).filter((target) => !target.existing && target.location !== undefined);
}
