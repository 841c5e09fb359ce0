import { anyOf, defineRule, isOfType, listsAll, names, sameRegion, sameText, scalar, that, undecided } from '../../../src/rule-api.js';
import type { Connection, PrivateLinkResource, Statement, Value } from '../../../src/rule-api.js';
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
  link: 'addresses',
  page,
  messages: {
    iotCentral: {
      severity: 'error',
      precision: 'very-high',
      what: 'private endpoint {endpoint} asks for {version} addresses, but IoT Central supports private connections over IPv4 only',
      fix: 'set ipVersionType to IPv4 or leave it out',
    },
    unsupported: {
      severity: 'warning',
      precision: 'high',
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} asks for {version} addresses, but its target {target} takes private connections over IPv4 only',
      why: 'IPv6 is a preview for storage accounts, SQL servers, key vaults and Data Explorer clusters',
      fix: 'set ipVersionType to IPv4 or leave it out',
    },
    region: {
      severity: 'warning',
      precision: 'medium',
      what: 'private endpoint {endpoint} asks for {version} addresses in {region}',
      why: 'the preview of IPv6 endpoints is limited to West Central US, East Asia, UK South, Central US and North Europe',
      fix: 'set ipVersionType to IPv4 or move the endpoint',
    },
    targetRegion: {
      severity: 'warning',
      precision: 'medium',
      what: 'private endpoint {endpoint} asks for {version} addresses in {region}, but its target {target} is in {targetRegion}',
      why: 'the preview of IPv6 endpoints needs both in one region',
      fix: 'set ipVersionType to IPv4',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    const { ipVersionType: version, location } = endpoint;
    if (version === undefined) {
      yield [];
      return;
    }
    const withoutIpv6 = usesIpv6(version).negated;
    const { connections } = endpoint;
    if (!connections.complete)
      yield withoutIpv6.or(listsAll(connections)).otherwise(say.unsupported({ at: version, endpoint, version, target: 'of a connection' }));
    for (const connection of connections.items) {
      const { id: targetId } = connection.target;
      const telling = { at: version, endpoint, version, given: [connection], target: targetId ?? '', region: location ?? '' };
      yield [
        withoutIpv6.or(isOfType(targetId, iotCentral).negated).otherwise(say.iotCentral(telling)),
        withoutIpv6.or(anyOf(previewTypes.map((type) => isOfType(targetId, type)))).otherwise(say.unsupported(telling)),
        withoutIpv6.or(isInPreview(location)).otherwise(say.region(telling)),
        ...declaredTargets(connection).map((target) =>
          withoutIpv6.or(names(targetId, target).implies(sameRegion(location, target.location))).otherwise(
            say.targetRegion({
              ...telling,
              related: [[target.location, 'the target is here']],
              target,
              targetRegion: target.location ?? '',
            }),
          ),
        ),
      ];
    }
  },
});

function usesIpv6(version: Value): Statement {
  return anyOf(['IPv6', 'DualStack'].map((name) => that(({ see }) => sameText(see(version), scalar(name)))));
}

function isInPreview(location: Value | undefined): Statement {
  return location === undefined ? undecided : anyOf(previewRegions.map((region) => sameRegion(location, scalar(region))));
}

/** The resources of this deployment that a connection goes to, or may, as far as they say where they are. */
function declaredTargets({ target }: Connection): readonly PrivateLinkResource[] {
  return target.declared.filter(({ location }) => location !== undefined);
}
