import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { memoryHost } from '../../src/testing/memory-host.js';

const main = `
param region string = 'westeurope'
param deployed bool = true
var zoneName = 'privatelink.vaultcore.azure.net'
var lines = '''
one
two
'''
resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (deployed) {
  name: zoneName
  location: 'global'
  tags: { note: '\${loadTextContent('note.txt')}', text: 'Zone of \${region}', mark: '[none]' }
  resource link 'virtualNetworkLinks' = {
    name: 'link'
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: vnet.id } }
  }
}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' existing = { name: 'vnet' }
resource addresses 'Microsoft.Network/publicIpAddresses@2024-05-01' = [for index in range(0, 2): {
  name: 'pip-\${index}'
  location: region
}]
module net 'net.bicep' = {
  name: 'net'
  params: { prefix: '10.0.0.0/16' }
}
output zoneId string = zone.id`;

const net = `
param prefix string
resource net 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'net'
  location: 'westeurope'
  properties: { addressSpace: { addressPrefixes: [prefix] }, subnets: [{ name: 'snet' }] }
}`;

const bicep = { 'main.bicep': main, 'net.bicep': net, 'note.txt': 'kept' };

const head = { $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', contentVersion: '1.0.0.0' };
const metadata = { _generator: { name: 'bicep', version: '0.49.2.45890', templateHash: '15831110165505456933' } };

const netResource = {
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2024-05-01',
  name: 'net',
  location: 'westeurope',
  properties: { addressSpace: { addressPrefixes: ["[parameters('prefix')]"] }, subnets: [{ name: 'snet' }] },
};

const resources = {
  'zone::link': {
    condition: "[parameters('deployed')]",
    type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    apiVersion: '2024-06-01',
    name: "[format('{0}/{1}', variables('zoneName'), 'link')]",
    location: 'global',
    properties: { registrationEnabled: false, virtualNetwork: { id: "[resourceId('Microsoft.Network/virtualNetworks', 'vnet')]" } },
  },
  zone: {
    condition: "[parameters('deployed')]",
    type: 'Microsoft.Network/privateDnsZones',
    apiVersion: '2024-06-01',
    name: "[variables('zoneName')]",
    location: 'global',
    tags: { note: "[format('{0}', variables('$fxv#0'))]", text: "[format('Zone of {0}', parameters('region'))]", mark: '[[none]' },
  },
  addresses: {
    copy: { name: 'addresses', count: '[length(range(0, 2))]' },
    type: 'Microsoft.Network/publicIPAddresses',
    apiVersion: '2024-05-01',
    name: "[format('pip-{0}', range(0, 2)[copyIndex()])]",
    location: "[parameters('region')]",
  },
  net: {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2025-04-01',
    name: 'net',
    properties: {
      expressionEvaluationOptions: { scope: 'inner' },
      mode: 'Incremental',
      parameters: { prefix: { value: '10.0.0.0/16' } },
      template: { ...head, metadata, parameters: { prefix: { type: 'string' } }, resources: [netResource] },
    },
  },
};

/** What the compiler makes of the Bicep files. */
const compiled = {
  ...head,
  metadata,
  parameters: { region: { type: 'string', defaultValue: 'westeurope' }, deployed: { type: 'bool', defaultValue: true } },
  variables: { '$fxv#0': 'kept', zoneName: 'privatelink.vaultcore.azure.net', lines: 'one\ntwo\n' },
  resources: Object.values(resources),
  outputs: { zoneId: { type: 'string', value: "[resourceId('Microsoft.Network/privateDnsZones', variables('zoneName'))]" } },
};

function scanned(files: Record<string, string>): ScanResult {
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' } as const;
  return scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules });
}

/** What is said of the JSON beside the Bicep files once a text is put in the place of another in one of them. */
function saidOf(file: string, text: string | RegExp, instead: string): string[] {
  const files: Record<string, string> = { ...bicep, 'main.json': JSON.stringify(compiled) };
  const before = files[file] ?? '';
  const after = before.replace(text, instead);
  expect(after).not.toBe(before);
  const { deployments, diagnostics } = scanned({ ...files, [file]: after });
  const stale = diagnostics.filter(({ code }) => code === 'stale-twin');
  expect(deployments.map(({ template }) => template)).toEqual(['main.bicep', ...stale.map(({ path }) => path)]);
  return stale.map(({ message }) => message);
}

describe('a template compiled from the Bicep file beside it', () => {
  const codes = (files: Record<string, string>): string[] => scanned(files).diagnostics.map(({ code }) => code);

  it('is not judged while the two say the same', () => {
    expect(codes({ ...bicep, 'main.json': JSON.stringify(compiled) })).toEqual(['compiled-twin']);
  });

  it('may name its resources', () => {
    const existing = { existing: true, type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'vnet' };
    const named = { ...compiled, languageVersion: '2.0', resources: { ...resources, vnet: existing } };
    expect(codes({ ...bicep, 'main.json': JSON.stringify(named) })).toEqual(['compiled-twin']);
  });

  it('says the same whatever the ends of lines, comments and the order of declarations', () => {
    expect(saidOf('main.bicep', main, main.replace(/\n/g, '\r\n'))).toEqual([]);
    expect(saidOf('main.bicep', 'param region', '// The region.\nparam region')).toEqual([]);
    const [, parameter = ''] = /(param deployed.*\n)/.exec(main) ?? [];
    expect(saidOf('main.bicep', main, `${main.replace(parameter, '')}\n${parameter}`)).toEqual([]);
  });

  it('is not compared with a file that does not parse', () => {
    expect(saidOf('main.bicep', 'output zoneId string = zone.id', 'output zoneId string =')).toEqual([]);
    expect(saidOf('net.bicep', 'param prefix string', 'param prefix')).toEqual([]);
  });

  it.each([
    ['a new parameter', "param region string = 'westeurope'", "$&\nparam size string = ''", "parameter 'size' is missing"],
    ['a parameter that is gone', 'param deployed bool = true', 'var deployed = true', "parameter 'deployed' is not in the Bicep file"],
    ['another default', "= 'westeurope'", "= 'northeurope'", "the default of parameter 'region' is another"],
    ['a default that is gone', 'param deployed bool = true', 'param deployed bool', "the default of parameter 'deployed' is another"],
    ['another variable', 'privatelink.vaultcore', 'privatelink.vault', "the value of variable 'zoneName' is another"],
    ['an output that is gone', 'output zoneId string = zone.id', '', "output 'zoneId' is not in the Bicep file"],
    ['another output', 'zone.id', "'none'", "the value of output 'zoneId' is another"],
    ['another version', 'publicIpAddresses@2024-05-01', 'publicIpAddresses@2023-09-01', 'publicIpAddresses@2023-09-01 is missing'],
    ['a new resource', 'output', "resource rt 'Microsoft.Network/routeTables@2024-05-01' = { name: 'rt' }\n$&", "resource 'rt' of type"],
    ['another condition', '= if (deployed) {', '= {', "the condition of 'zone::link' is another"],
    ['a loop that is gone', /= \[for index in range\(0, 2\): ([^]*?)\]/, '= $1', "the loop of 'addresses' is another"],
    ['another name', "'pip-${index}'", "'ip-${index}'", "the name of 'addresses' is another"],
    ['another literal', 'registrationEnabled: false', 'registrationEnabled: true', "the body of 'zone::link' is another"],
    ['a literal for a name', 'location: region', "location: 'westeurope'", "the body of 'addresses' is another"],
    ['another text around a value', 'Zone of ', 'The zone of ', "the body of 'zone' is another"],
    ['another member', "mark: '[none]'", "label: '[none]'", "the body of 'zone' is another"],
    ['another argument', '10.0.0.0/16', '10.1.0.0/16', "in module 'net', argument 'prefix' is another"],
    ['another scope', 'param region', "targetScope = 'subscription'\n$&", 'the target scope is another'],
  ])('is judged, too, and said to be stale once the Bicep file has %s', (_, text, instead, difference) => {
    expect(saidOf('main.bicep', text, instead)).toEqual([expect.stringContaining(difference)]);
  });

  it('is stale once a module has changed', () => {
    const [message] = saidOf('net.bicep', "name: 'snet'", "name: 'endpoints'");
    expect(message).toBe(
      "this was compiled from 'main.bicep' and no longer says the same, so it is judged by itself: in module 'net', the body of 'net' is another; " +
        "'bicep build main.bicep' compiles it anew",
    );
  });

  it('is stale once it was edited itself', () => {
    expect(saidOf('main.json', '10.0.0.0/16', '10.2.0.0/16')).toEqual([expect.stringContaining("argument 'prefix'")]);
    expect(saidOf('main.json', '"location":"global"', '"location":"westeurope"')).toHaveLength(1);
  });
});
