import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { type Files, mendedFiles } from './fixing-run.js';

const only = (id: string) => rules.filter((rule) => rule.id === id);
const location = only('dns/global-location');

const zone = (name: string, region: string): string =>
  `resource ${name} 'Microsoft.Network/privateDnsZones@2024-06-01' = {\n  name: '${name}.example'\n  location: ${region} // here\n}\n`;

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

const jsonZone = (region: string): string =>
  JSON.stringify({ type: 'Microsoft.Network/privateDnsZones', apiVersion: '2024-06-01', name: 'a.example', location: region });

const template = (parameters: string, ...resources: string[]): string =>
  `{ "$schema": "${schema}", "contentVersion": "1.0.0.0", "parameters": { ${parameters} }, "resources": [${resources.join(', ')}] }`;

/** What becomes of files, each changed line of them as `path: text`; and why what is proposed is not applied. */
function outcome(files: Files) {
  const { files: after, fixed, proposed } = mendedFiles(files, location);
  const changed = Object.keys(files).flatMap((path) => {
    const [before, now] = [files[path] ?? '', after[path] ?? ''].map((text) => text.split(/(?<=\n)/));
    return (now ?? []).filter((line) => before?.includes(line) !== true).map((line) => `${path}: ${line.trim()}`);
  });
  return { fixed: fixed.length, changed, reasons: proposed.map(({ reason }) => reason) };
}

describe('a value that a condition chooses', () => {
  const choice = (right: string): string => `param isLocal bool = true\n${zone('a', `isLocal ? 'westeurope' : '${right}'`)}`;
  const armChoice = (right: string): Files => ({
    'main.json': template(
      '"isLocal": { "type": "bool", "defaultValue": true }',
      jsonZone(`[if(parameters('isLocal'), 'westeurope', '${right}')]`),
    ),
  });

  it('is left where it can be chosen rightly', () => {
    for (const files of [{ 'main.bicep': choice('global') }, { 'main.bicep': choice('Global') }, armChoice('global')])
      expect(outcome(files)).toMatchObject({ fixed: 0, changed: [] });
  });

  it('is set where the choice is between two that are wrong', () => {
    expect(outcome({ 'main.bicep': choice('uksouth') }).changed).toEqual(["main.bicep: location: isLocal ? 'global' : 'uksouth' // here"]);
    expect(outcome(armChoice('uksouth')).changed).toEqual([expect.stringContaining("[if(parameters('isLocal'), 'global', 'uksouth')]")]);
  });
});

describe('a value is set where it is written', () => {
  it.each<[string, Files, string[]]>([
    ['at its place', { 'main.bicep': zone('a', "'westeurope'") }, ["main.bicep: location: 'global' // here"]],
    ['in a variable', { 'main.bicep': `var region = 'westeurope'\n${zone('a', 'region')}` }, ["main.bicep: var region = 'global'"]],
    [
      'in the default of a parameter',
      { 'main.bicep': `param region string = 'westeurope'\n${zone('a', 'region')}` },
      ["main.bicep: param region string = 'global'"],
    ],
    [
      'where it is used, if something else needs the parameter',
      { 'main.bicep': `param region string = 'westeurope'\n${zone('a', 'region')}${vault('region')}` },
      ["main.bicep: location: 'global' // here"],
    ],
    [
      'by the caller of a module',
      {
        'main.bicep': "module m 'm.bicep' = {\n  params: {\n    region: 'westeurope'\n  }\n}\n",
        'm.bicep': `param region string\n${zone('a', 'region')}`,
      },
      ["main.bicep: region: 'global'"],
    ],
    [
      'by the one caller that is wrong',
      {
        'main.bicep':
          "module m 'm.bicep' = {\n  params: { region: 'uksouth' }\n}\nmodule n 'm.bicep' = {\n  params: { region: 'global' }\n}\n",
        'm.bicep': `param region string\n${zone('a', 'region')}`,
      },
      ["main.bicep: params: { region: 'global' }"].slice(1),
    ],
    ['as an expression', { 'main.bicep': zone('a', 'resourceGroup().location') }, ["main.bicep: location: 'global' // here"]],
    [
      'in a branch, though it is the only one that is wrong',
      { 'main.bicep': `param far bool\n${zone('a', "far ? 'westeurope' : 'northeurope'")}` },
      ["main.bicep: location: 'global' // here"],
    ],
    [
      'in a parameter file',
      {
        'main.json': template('"region": { "type": "string" }', jsonZone("[parameters('region')]")),
        'main.parameters.json': `{\n  "$schema": "${parametersSchema}",\n  "contentVersion": "1.0.0.0",\n  "parameters": {\n    "region": { "value": "uksouth" }\n  }\n}\n`,
      },
      ['main.parameters.json: "region": { "value": "global" }'],
    ],
    [
      'in a Bicep parameter file',
      {
        'main.bicep': `param region string\n${zone('a', 'region')}`,
        'main.bicepparam': "using 'main.bicep'\n\nparam region = 'uksouth'\n",
      },
      ["main.bicepparam: param region = 'global'"],
    ],
  ])('%s', (_, files, changed) => {
    expect(outcome(files)).toEqual({ fixed: 1, changed, reasons: [] });
  });

  it('nowhere, if another caller would get what is wrong for it', () => {
    const network = (name: string, region: string): string =>
      `resource ${name} 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: '${name}'\n  location: '${region}'\n  properties: {\n    subnets: [{ name: 's' }]\n  }\n}\n`;
    const call = (name: string, vnet: string): string =>
      `module ${name} 'm.bicep' = {\n  params: {\n    name: '${name}'\n    subnet: '\${${vnet}.id}/subnets/s'\n  }\n}\n`;
    const endpoint =
      "param name string\nparam subnet string\nresource e 'Microsoft.Network/privateEndpoints@2024-05-01' = {\n  name: name\n  location: 'northeurope'\n  properties: { subnet: { id: subnet } }\n}\n";
    const west = `${network('west', 'westeurope')}${call('one', 'west')}`;
    const files = { 'main.bicep': `${west}${network('north', 'northeurope')}${call('two', 'north')}`, 'm.bicep': endpoint };
    const { proposed, texts } = mendedFiles(files, only('endpoint/same-region-as-vnet'));
    expect(proposed.map(({ reason }) => reason)).toEqual(['it would also change another resource (Microsoft.Network/privateEndpoints)']);
    expect([...texts]).toEqual([]);
    expect(mendedFiles({ ...files, 'main.bicep': west }, only('endpoint/same-region-as-vnet')).files['m.bicep']).toBe(
      endpoint.replace('northeurope', 'westeurope'),
    );
  });

  it('together with others, in one go or in rounds', () => {
    const files = {
      'main.bicep': `param region string = 'uksouth'\n${zone('a', 'region')}${zone('b', 'region')}${zone('c', "'uksouth'")}`,
    };
    expect(outcome(files)).toMatchObject({
      fixed: 3,
      changed: ["main.bicep: param region string = 'global'", "main.bicep: location: 'global' // here"],
    });
  });
});

describe('a member that is left out', () => {
  const account = (body: string): string =>
    [
      "resource st 'Microsoft.Storage/storageAccounts@2024-01-01' = {",
      "  name: 'st'",
      "  location: 'westeurope'",
      "  kind: 'StorageV2'",
      "  sku: { name: 'Standard_LRS' }",
      body,
      '}',
      "resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {",
      "  name: 'pe'",
      "  properties: { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: st.id, groupIds: ['blob'] } }] }",
      '}',
    ].join('\n');
  const closing = (body: string): string | undefined =>
    mendedFiles({ 'main.bicep': account(body) }, only('access/public-access-set'), 'unsafe').files['main.bicep'];

  it('is added', () => {
    expect(closing("  properties: { minimumTlsVersion: 'TLS1_2' }")).toContain("'TLS1_2', publicNetworkAccess: 'Disabled' }");
  });

  it.each(["  properties: { publicNetworkAcces: 'Disabled' }", "  properties: {}\n  publicNetworkAccess: 'Disabled'"])(
    'is not added beside what was to be it: %s',
    (body) => {
      expect(closing(body)).toBe(account(body));
    },
  );

  it('is not added to a subnet beside what was to be it', () => {
    const policies = (name: string): string =>
      `resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'v'\n  properties: {\n    subnets: [{ name: 's', properties: { ${name}: 'Disabled' } }]\n  }\n}\n` +
      "resource pls 'Microsoft.Network/privateLinkServices@2024-05-01' = {\n  name: 'p'\n  properties: { ipConfigurations: [{ name: 'i', properties: { subnet: { id: vnet.properties.subnets[0].id } } }] }\n}\n";
    const mended = (name: string) =>
      mendedFiles({ 'main.bicep': policies(name) }, only('private-link-service/subnet-policies-disabled')).files['main.bicep'];
    expect(mended('addressPrefix')).toContain("privateLinkServiceNetworkPolicies: 'Disabled'");
    expect(mended('privateLinkServiceNetworkPolicie')).toBe(policies('privateLinkServiceNetworkPolicie'));
  });
});

function vault(region: string): string {
  return `resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {\n  name: 'kv'\n  location: ${region}\n  properties: {\n    tenantId: tenant().tenantId\n    sku: { family: 'A', name: 'standard' }\n  }\n}\n`;
}

describe('changes of a large template that come to nothing one by one', () => {
  it('are tried until that took too much, and that is said', () => {
    const made = (type: string, name: string, properties: object) => ({
      type,
      apiVersion: '2024-05-01',
      name,
      location: 'global',
      properties,
    });
    const group = (at: number) =>
      made('Microsoft.Network/privateEndpoints/privateDnsZoneGroups', `e${at}/default`, {
        privateDnsZoneConfigs: [
          { name: 'z', properties: { privateDnsZoneId: `[resourceId('${zones}', 'privatelink.blob.core.windows.net')]` } },
        ],
      });
    const endpoint = (at: number) =>
      made('Microsoft.Network/privateEndpoints', `e${at}`, {
        privateLinkServiceConnections: [
          { name: 'c', properties: { privateLinkServiceId: `[resourceId('Microsoft.KeyVault/vaults', 'v${at}')]`, groupIds: ['vault'] } },
        ],
      });
    const zones = 'Microsoft.Network/privateDnsZones';
    const others = Array.from({ length: 960 }, (_, at) => made('Microsoft.Storage/storageAccounts', `s${at}`, {}));
    const many = [...others, ...Array.from({ length: 20 }, (_, at) => [endpoint(at), group(at)]).flat()];
    const files = {
      'main.json': template(
        '',
        JSON.stringify(made(zones, 'privatelink.blob.core.windows.net', {})),
        ...many.map((one) => JSON.stringify(one)),
      ),
    };
    const { proposed } = mendedFiles(files, only('dns/zone-group-fits-target'), 'unsafe');
    const reasons = proposed.map(({ reason }) => reason);
    const untried = 'it was not tried: the changes before it had 10000 resources judged again';
    expect(reasons.slice(0, 2)).not.toContain(untried);
    expect([reasons.length, reasons.filter((reason) => reason === untried).length]).toEqual([20, 11]);
  });
});
