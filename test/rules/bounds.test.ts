import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { forwardsNames, linksThatReach } from '../../rules/dns/questions/resolution.js';
import { rules } from '../../rules/index.js';
import { undecided } from '../../src/rule-api.js';
import { inquiryAsWritten } from '../../src/engine/trial.js';
import { networkWith, resource } from '../network/network-fixtures.js';
import type { Json } from '../network/network-fixtures.js';
import { run } from '../engine/engine-fixtures.js';

const many = (count: number, make: (at: number) => Json): Json[] => Array.from({ length: count }, (_, at) => make(at));

function endpoint(name: string, type: string, target: string, group: string, subnet = 's'): Json {
  return resource('privateEndpoints', name, {
    subnet: { id: `[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', '${subnet}')]` },
    privateLinkServiceConnections: [
      { name: 'c', properties: { privateLinkServiceId: `[resourceId('${type}', '${target}')]`, groupIds: [group] } },
    ],
  });
}

const toVault = (name: string): Json => endpoint(name, 'Microsoft.KeyVault/vaults', 'kv', 'vault');
const toScope = (name: string, scope: string): Json => endpoint(name, 'Microsoft.HybridCompute/privateLinkScopes', scope, 'hybridcompute');
const vault: Json = { type: 'Microsoft.KeyVault/vaults', apiVersion: '2024-11-01', name: 'kv', properties: {} };

describe('a rule that meets more than it looks at', () => {
  it.each<[string, Json[], string]>([
    ['access/public-access-closed', [vault, ...many(51, (at) => toVault(`pe${at}`))], '50 of 51 connections are looked at'],
    [
      'arc/one-scope-per-vnet',
      many(102, (at) => toScope(`pe${at}`, `scope${at}`)),
      '100 of 101 endpoints of other Arc scopes are looked at',
    ],
    [
      'dns/zone-group-attached',
      [toVault('pe'), ...many(201, (at) => resource('privateDnsZones', `z${at}.net`))],
      '200 of 201 zones of different names are looked at',
    ],
    [
      'dns/zone-group-fits-target',
      [
        toScope('pe', 'scope'),
        resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', { privateDnsZoneConfigs: [] }),
        ...many(21, (at) => ({ type: 'Microsoft.Kubernetes/connectedClusters', apiVersion: '2024-01-01', name: `k${at}`, properties: {} })),
      ],
      '20 of 21 connected clusters are looked at',
    ],
    [
      'dns/zone-group-fits-target',
      [
        toVault('pe'),
        resource('privateEndpoints/privateDnsZoneGroups', 'pe/default', {
          privateDnsZoneConfigs: many(11, (at) => ({
            name: `z${at}`,
            properties: { privateDnsZoneId: `[resourceId('Microsoft.Network/privateDnsZones', 'z${at}.net')]` },
          })),
        }),
      ],
      '10 of 11 zones of a zone group are looked at',
    ],
    [
      'dns/records-hold-endpoint-address',
      [...many(21, (at) => toVault(`pe${at}`)), resource('privateDnsZones/A', 'privatelink.vaultcore.azure.net/kv', { aRecords: [] })],
      '20 of 21 endpoints to targets of one name are looked at',
    ],
    [
      'endpoint/group-id-fits-target',
      [
        resource('privateEndpoints', 'pe', {
          privateLinkServiceConnections: [{ name: 'c', properties: { groupIds: Array.from({ length: 51 }, (_, at) => `g${at}`) } }],
        }),
      ],
      '50 of 51 group ids of one connection are looked at',
    ],
    [
      'private-link-service/fit-for-connections',
      [
        resource('loadBalancers', 'lb', {
          frontendIPConfigurations: [{ name: 'f' }],
          backendAddressPools: many(21, (at) => ({ name: `p${at}` })),
        }),
        resource('privateLinkServices', 'pls', {
          loadBalancerFrontendIpConfigurations: [
            { id: "[resourceId('Microsoft.Network/loadBalancers/frontendIPConfigurations', 'lb', 'f')]" },
          ],
        }),
      ],
      '20 of 21 backend pools of one load balancer are looked at',
    ],
    [
      'subnet/routes-reach-endpoints',
      [
        toVault('pe'),
        resource('routeTables', 'r', {
          routes: many(101, (at) => ({ name: `r${at}`, properties: { addressPrefix: '10.0.1.0/24', nextHopType: 'None' } })),
        }),
        resource('virtualNetworks', 'v', {
          addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
          subnets: [
            { name: 's', properties: { addressPrefix: '10.0.1.0/24' } },
            {
              name: 'clients',
              properties: { addressPrefix: '10.0.2.0/24', routeTable: { id: "[resourceId('Microsoft.Network/routeTables', 'r')]" } },
            },
          ],
        }),
      ],
      '100 of 101 routes to one subnet are looked at',
    ],
    [
      'resource/settings-take-effect',
      [{ ...vault, tags: Object.fromEntries(Array.from({ length: 4_999 }, (_, at) => [`t${at}`, ''])) }],
      'only the first 5000 members of one body are looked at',
    ],
  ])('%s says so', (id, resources, expected) => {
    const { diagnostics } = run(
      networkWith(resources),
      Object.fromEntries(rules.filter((rule) => rule.id === id).map((rule) => [id, rule])),
    );
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toContainEqual(
      expect.stringMatching(`^budget-exceeded: rule ${id} reached a bound .*${expected}$`),
    );
  });
});

it('links and peerings are not all paired for an endpoint of which nothing says in which network it lies', () => {
  const network = networkWith(
    [
      resource('privateEndpoints', 'pe', { subnet: { id: "[parameters('subnet')]" } }),
      ...many(40, (at) => resource('privateDnsZones/virtualNetworkLinks', `z/l${at}`, { virtualNetwork: { id: "[parameters('vnet')]" } })),
      ...many(40, (at) =>
        resource('virtualNetworks/virtualNetworkPeerings', `v${at}/p`, { remoteVirtualNetwork: { id: "[parameters('vnet')]" } }),
      ),
    ],
    { parameters: { subnet: { type: 'string' }, vnet: { type: 'string' } } },
  );
  const [endpoint] = network.privateEndpoints;
  const { ask } = inquiryAsWritten({ network, cloud: undefined, hostNaming: 'either' });
  expect(endpoint && ask(linksThatReach, endpoint)).toHaveLength(40);
});

it('forwarding rulesets that may be those of any network are not all looked through', () => {
  const network = networkWith(
    [
      resource('privateEndpoints', 'pe', { subnet: { id: "[parameters('subnet')]" } }),
      ...many(21, (at) =>
        resource('dnsForwardingRulesets/virtualNetworkLinks', `r${at}/l`, { virtualNetwork: { id: "[parameters('vnet')]" } }),
      ),
    ],
    { parameters: { subnet: { type: 'string' }, vnet: { type: 'string' } } },
  );
  const [endpoint] = network.privateEndpoints;
  expect(endpoint && forwardsNames(endpoint, ['a.net'], network)).toBe(undecided);
});

describe('the page of a rule', () => {
  const boundsIn = (text: string): readonly string[] =>
    [...text.matchAll(/\batMost\((\w+),/g)].map(([, bound = '']) => {
      const [, value] = /^\d+$/.test(bound) ? ['', bound] : (new RegExp(`const ${bound} = ([\\d_]+);`).exec(text) ?? []);
      return value?.replaceAll('_', '') ?? bound;
    });
  const ofScopes = readFileSync('rules/private-link-scopes.ts', 'utf8');
  const shared = readFileSync('rules/dns/questions/zone-groups.ts', 'utf8');
  const bounded = rules.flatMap(({ id, page }) => {
    const own = readFileSync(`rules/${id}/rule.ts`, 'utf8');
    const bounds = [
      ...boundsIn(`${own}${own.includes('mostConfigs') ? shared : ''}`),
      ...(own.includes('secondScopes(') ? boundsIn(ofScopes) : []),
    ];
    return bounds.map((bound) => ({ id, page, bound }));
  });

  it.each(bounded)('$id says that it looks at the first $bound', ({ page, bound }) => {
    expect(page).toMatch(new RegExp(`The rule looks\\s[^:]*\\bthe\\s+first\\s+${bound}\\s`));
  });

  it('is looked for wherever a rule is bounded', () => {
    expect(new Set(bounded.map(({ id }) => id)).size).toBeGreaterThan(25);
  });
});
