import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { mendedFiles } from './fixing-run.js';

const only = (id: string) => rules.filter((rule) => rule.id === id);

/** What is added to a file by the remedies of a rule, line by line, and why what is proposed is not applied. */
function added(rule: string, path: string, text: string) {
  const { files, fixed, proposed } = mendedFiles({ [path]: text }, only(rule), 'unsafe');
  const before = new Set(text.split('\n'));
  const lines = (files[path] ?? '').split('\n').filter((line) => !before.has(line));
  return { fixed: fixed.length, text: lines.join('\n'), reasons: proposed.map(({ reason }) => reason) };
}

const vnet = `resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [{ name: 'snet', properties: { addressPrefix: '10.0.1.0/24' } }] }
}
`;

const parts = `var parts = [
  { id: resourceId('Microsoft.KeyVault/vaults', 'kv'), group: 'vault', zone: 'privatelink.vaultcore.azure.net' }
  { id: resourceId('Microsoft.Storage/storageAccounts', 'st'), group: 'blob', zone: 'privatelink.blob.\${environment().suffixes.storage}' }
]
`;

const endpoint = (part: string): string => `{
  name: 'pe-\${${part}.group}'
  location: 'westeurope'
  properties: {
    subnet: { id: vnet.properties.subnets[0].id }
    privateLinkServiceConnections: [{ name: 'link', properties: { privateLinkServiceId: ${part}.id, groupIds: [${part}.group] } }]
  }
}`;

const zone = (name: string): string => `{
  name: ${name}
  location: 'global'
}`;

const endpoints = (loop: string, body = endpoint('part')): string =>
  `resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [${loop}: ${body}] // the endpoints\n`;
const zones = (loop: string, name = 'part.zone'): string =>
  `resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [${loop}: ${zone(name)}]\n`;

describe('in Bicep, a zone group is added', () => {
  it('to each endpoint of a loop, with the zone that goes with it', () => {
    const outcome = added(
      'dns/zone-group-attached',
      'main.bicep',
      `${parts}${vnet}${zones('for part in parts')}${endpoints('for part in parts')}`,
    );
    expect(outcome).toMatchObject({ fixed: 1, reasons: [] });
    expect(outcome.text).toContain('= [for (part, index) in parts: {\n  parent: endpoints[index]\n');
    expect(outcome.text).toContain('privateDnsZoneId: zones[index].id');
  });

  it('to each endpoint of a loop, with its condition and a zone that all share', () => {
    const loop = "for (name, i) in ['a', 'b']: if (length(name) < 2)";
    const body = endpoint('part')
      .replaceAll('${part.group}', '${name}')
      .replace('part.id', "resourceId('Microsoft.KeyVault/vaults', name)")
      .replace('part.group', "'vault'");
    const shared = `resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = ${zone("'privatelink.vaultcore.azure.net'")}\n`;
    const outcome = added('dns/zone-group-attached', 'main.bicep', `${vnet}${shared}${endpoints(loop, body).replace(': {', ' {')}`);
    expect(outcome).toMatchObject({ fixed: 1, reasons: [] });
    expect(outcome.text).toContain(
      "privateDnsZoneGroups@2024-05-01' = [for (name, i) in ['a', 'b']: if (length(name) < 2) {\n  parent: endpoints[i]\n",
    );
    expect(outcome.text).toContain('privateDnsZoneId: zone.id');
  });

  it('to one endpoint, with a zone that a loop makes', () => {
    const single = `resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = ${endpoint('parts[1]')}\n`;
    const outcome = added('dns/zone-group-attached', 'main.bicep', `${parts}${vnet}${zones('for part in parts')}${single}`);
    expect(outcome).toMatchObject({ fixed: 1, reasons: [] });
    expect(outcome.text).toContain('privateDnsZoneId: zones[1].id');
  });

  it('to none of a loop whose endpoints need other zones than a loop makes for them', () => {
    const twisted = zones('for part in [parts[1], parts[0]]');
    const outcome = added('dns/zone-group-attached', 'main.bicep', `${parts}${vnet}${twisted}${endpoints('for part in parts')}`);
    expect(outcome).toMatchObject({ fixed: 0, text: '' });
    expect(outcome.reasons).toHaveLength(1);
  });
});

describe('in Bicep, the zone that is missing is added', () => {
  const names = `var names = ['privatelink.his.arc.azure.com', 'privatelink.guestconfiguration.azure.com', 'privatelink.dp.kubernetesconfiguration.azure.com']\n`;
  const scopes = "['a', 'b']";
  const body = endpoint('part')
    .replaceAll('${part.group}', '${scope}')
    .replace('part.id', "resourceId('Microsoft.HybridCompute/privateLinkScopes', scope)")
    .replace('part.group', "'hybridcompute'");
  const config = (index: number): string => `      { name: 'zone${index}', properties: { privateDnsZoneId: zones[${index}].id } }\n`;

  it('to each group of a loop', () => {
    const groups = `resource groups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (scope, i) in ${scopes}: {
  parent: endpoints[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
${config(0)}${config(2)}    ]
  }
}]
`;
    const text = `${names}${vnet}${zones('for name in names', 'name')}${endpoints(`for scope in ${scopes}`, body)}${groups}`;
    const outcome = added('dns/zone-group-fits-target', 'main.bicep', text);
    expect(outcome).toMatchObject({ fixed: 1, reasons: [] });
    expect(outcome.text).toContain("name: 'privatelink-guestconfiguration-azure-com'");
    expect(outcome.text).toContain('privateDnsZoneId: zones[1].id');
  });
});

describe('in Bicep, a link is added', () => {
  it('to each zone of a loop', () => {
    const groups = `resource groups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (part, i) in parts: {
  parent: endpoints[i]
  name: 'default'
  properties: { privateDnsZoneConfigs: [{ name: 'zone', properties: { privateDnsZoneId: zones[i].id } }] }
}]
`;
    const text = `${parts}${vnet}${zones('for part in parts')}${endpoints('for part in parts')}${groups}`;
    const outcome = added('dns/zone-linked-to-vnet', 'main.bicep', text);
    expect(outcome).toMatchObject({ fixed: 1, reasons: [] });
    expect(outcome.text).toContain(
      "resource virtualNetworkLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (part, index) in parts: {\n  parent: zones[index]\n",
    );
    expect(outcome.text).toContain('id: vnet.id');
  });
});

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

const vnetInJson = {
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2024-05-01',
  name: 'vnet-app',
  location: 'westeurope',
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    subnets: [{ name: 'snet', properties: { addressPrefix: '10.0.1.0/24' } }],
  },
};

const partsInJson = [
  { id: "[resourceId('Microsoft.KeyVault/vaults', 'kv')]", group: 'vault', zone: 'privatelink.vaultcore.azure.net' },
  { id: "[resourceId('Microsoft.Storage/storageAccounts', 'st')]", group: 'blob', zone: 'privatelink.blob.core.windows.net' },
];

const endpointInJson = (part: string, more: object): object => ({
  type: 'Microsoft.Network/privateEndpoints',
  apiVersion: '2024-05-01',
  name: `[concat('pe-', ${part}.group)]`,
  ...more,
  location: 'westeurope',
  dependsOn: ["[resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')]"],
  properties: {
    subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet')]" },
    privateLinkServiceConnections: [{ name: 'link', properties: { privateLinkServiceId: `[${part}.id]`, groupIds: [`[${part}.group]`] } }],
  },
});

const zonesInJson = (part: string, loop: object): object => ({
  type: 'Microsoft.Network/privateDnsZones',
  apiVersion: '2024-06-01',
  name: `[${part}.zone]`,
  copy: loop,
  location: 'global',
});

const inJson = (...resources: object[]): string =>
  JSON.stringify(
    { $schema: schema, contentVersion: '1.0.0.0', variables: { parts: partsInJson }, resources: [vnetInJson, ...resources] },
    undefined,
    2,
  );

const count = "[length(variables('parts'))]";

/** The resource of a type that is in a template. */
function resourceOf(type: string, text: string | undefined): unknown {
  const template = JSON.parse(text ?? '{}') as { resources: { type: string; resources?: object[] }[] };
  return template.resources.flatMap((one) => [one, ...(one.resources ?? [])]).find((one) => 'type' in one && one.type === type);
}

describe('in JSON', () => {
  const groups = 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups';

  it('a zone group is added to each endpoint of a loop, with its condition and the zone that goes with it', () => {
    const condition = "[not(equals(variables('parts')[copyIndex('endpoints')].group, 'file'))]";
    const text = inJson(
      zonesInJson("variables('parts')[copyIndex()]", { name: 'zones', count }),
      endpointInJson("variables('parts')[copyIndex('endpoints')]", { condition, copy: { name: 'endpoints', count } }),
    );
    const { files, fixed, proposed } = mendedFiles({ 'main.json': text }, only('dns/zone-group-attached'));
    expect([fixed.length, proposed]).toEqual([1, []]);
    const part = "variables('parts')[copyIndex('endpoints-privateDnsZoneGroups')]";
    expect(resourceOf(groups, files['main.json'])).toEqual({
      type: groups,
      apiVersion: '2024-05-01',
      name: `[concat(concat('pe-', ${part}.group), '/default')]`,
      copy: { name: 'endpoints-privateDnsZoneGroups', count },
      condition: condition.replace("'endpoints'", "'endpoints-privateDnsZoneGroups'"),
      dependsOn: [
        `[resourceId('Microsoft.Network/privateEndpoints', concat('pe-', ${part}.group))]`,
        `[resourceId('Microsoft.Network/privateDnsZones', ${part}.zone)]`,
      ],
      properties: {
        privateDnsZoneConfigs: [
          {
            name: `[replace(${part}.zone, '.', '-')]`,
            properties: { privateDnsZoneId: `[resourceId('Microsoft.Network/privateDnsZones', ${part}.zone)]` },
          },
        ],
      },
    });
  });

  it('a zone group is added to one endpoint, with a zone that a loop makes', () => {
    const text = inJson(
      zonesInJson("variables('parts')[copyIndex(1)]", { name: 'zones', count: 1 }),
      endpointInJson("variables('parts')[1]", {}),
    );
    const { files, fixed } = mendedFiles({ 'main.json': text }, only('dns/zone-group-attached'));
    expect(fixed).toHaveLength(1);
    expect(resourceOf('privateDnsZoneGroups', files['main.json'])).toMatchObject({
      dependsOn: [expect.any(String), "[resourceId('Microsoft.Network/privateDnsZones', variables('parts')[1].zone)]"],
    });
  });

  it('a link is added to each zone of a loop', () => {
    const part = "variables('parts')[copyIndex()]";
    const group = {
      type: groups,
      apiVersion: '2024-05-01',
      name: `[concat('pe-', ${part}.group, '/default')]`,
      copy: { name: 'groups', count },
      dependsOn: ['endpoints', 'zones'],
      properties: {
        privateDnsZoneConfigs: [
          { name: 'zone', properties: { privateDnsZoneId: `[resourceId('Microsoft.Network/privateDnsZones', ${part}.zone)]` } },
        ],
      },
    };
    const text = inJson(zonesInJson(part, { name: 'zones', count }), endpointInJson(part, { copy: { name: 'endpoints', count } }), group);
    const { files, fixed } = mendedFiles({ 'main.json': text }, only('dns/zone-linked-to-vnet'), 'unsafe');
    expect(fixed).toHaveLength(1);
    expect(resourceOf('Microsoft.Network/privateDnsZones/virtualNetworkLinks', files['main.json'])).toMatchObject({
      name: "[concat(variables('parts')[copyIndex('zones-virtualNetworkLinks')].zone, '/link-to-vnet-app')]",
      copy: { name: 'zones-virtualNetworkLinks', count },
      location: 'global',
      dependsOn: [
        "[resourceId('Microsoft.Network/privateDnsZones', variables('parts')[copyIndex('zones-virtualNetworkLinks')].zone)]",
        "[resourceId('Microsoft.Network/virtualNetworks', 'vnet-app')]",
      ],
    });
  });

  it('nothing is added to a loop whose names go by another one too', () => {
    const text = inJson(
      zonesInJson("variables('parts')[copyIndex()]", { name: 'zones', count }),
      endpointInJson("variables('parts')[copyIndex('zones')]", { copy: { name: 'endpoints', count } }),
    );
    expect(mendedFiles({ 'main.json': text }, only('dns/zone-group-attached')).files['main.json']).toBe(text);
  });
});
