import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { type Rule, rulesFor } from '../../src/engine/rule.js';
import type { Finding } from '../../src/findings/finding.js';
import { folded } from '../../src/findings/folding.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { baselined } from '../../src/policy/apply-baseline.js';
import { configured } from '../../src/policy/apply-configurations.js';
import { suppressed } from '../../src/policy/apply-suppressions.js';
import { knownFindings } from '../../src/policy/baseline-file.js';
import { Configurations } from '../../src/policy/configurations.js';
import { type FormatName, formats } from '../../src/reports/formats.js';
import { summaryOf } from '../../src/reports/summary.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { names } from '../policy/policy-fixtures.js';
import { sarifViolations } from '../reports/sarif-checks.js';

/** A module that connects one endpoint; its zone group takes what the caller names. */
const module = `param name string
param targetId string
param groupId string
param subnetId string
param zoneId string
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: 'westeurope'
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: targetId, groupIds: [groupId] } }]
  }
}
resource group 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: { privateDnsZoneConfigs: [{ name: 'z', properties: { privateDnsZoneId: zoneId } }] }
}
`;

const network = `param subnetName string = 'endpoints'
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  location: 'westeurope'
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] }
    subnets: [{ name: 'endpoints', properties: { addressPrefix: '10.0.0.0/24' } }]
  }
}
resource vaults 'Microsoft.KeyVault/vaults@2024-11-01' = [for i in range(0, 2): {
  name: 'kv\${i}'
  location: 'westeurope'
  properties: { tenantId: tenant().tenantId, sku: { family: 'A', name: 'standard' }, publicNetworkAccess: 'Disabled' }
}]
`;

const zone = (symbol: string, name: string): string => `resource ${symbol} 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}'
  location: 'global'
}
`;

const endpoint = (
  symbol: string,
  { zones = 'wrong.id', groupId = 'vault', target = 'vaults[0].id' } = {},
): string => `module ${symbol} 'pe.bicep' = {
  name: '${symbol}'
  params: { name: '${symbol}', targetId: ${target}, groupId: '${groupId}', subnetId: vnet.properties.subnets[0].id, zoneId: ${zones} }
}
`;

const wrong = zone('wrong', 'privatelink.vault.azure.net');

interface Told {
  readonly result: ScanResult;
  /** What is told: \`rule.message\`, and after a colon what follows from it. */
  readonly told: readonly string[];
}

function scanned(main: string, more: Readonly<Record<string, string>> = {}, only: (rule: Rule) => boolean = () => true): Told {
  const host = memoryHost({ 'main.bicep': main, 'pe.bicep': module, ...more });
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' } as const;
  const judged = scan(host, { paths: [''], exclude: [], parameters: [], deployer, rules: rulesFor('everyone', rules).filter(only) });
  const configurations = new Configurations(host, names);
  const result = configured(suppressed(judged, { host, configurations, today: () => '2026-01-01' }), configurations, configurations.of(''));
  return { result, told: toldOf(result.findings) };
}

function toldOf(findings: readonly Finding[]): string[] {
  const { heads, followingFrom } = folded(findings);
  const named = ({ ruleId, messageId, verdict }: Finding): string => `${verdict === 'open' ? 'open ' : ''}${ruleId}.${messageId}`;
  return heads.map((head) => [named(head), ...followingFrom(head).map(named)].join(': ')).sort();
}

const wrongZone = 'dns/zone-group-fits-target.wrongZone';
const unlinked = 'dns/zone-linked-to-vnet.unlinked';

describe('what follows from a broken link', () => {
  it('is told with it', () => {
    const { result, told } = scanned(`${network}${wrong}${endpoint('pe')}`);
    expect(told).toEqual([`${wrongZone}: ${unlinked}`]);
    expect(summaryOf(result)).toMatchObject({ findings: { error: 1, warning: 0, note: 0 }, following: { findings: 1, open: 0 } });
  });

  it('stands by itself where its rule alone judges', () => {
    const { told } = scanned(`${network}${wrong}${endpoint('pe')}`, {}, ({ id }) => id === 'dns/zone-linked-to-vnet');
    expect(told).toEqual([unlinked]);
  });

  it('stands by itself as soon as one endpoint is concerned whose link is whole', () => {
    const other = zone('right', 'privatelink.vaultcore.azure.net');
    const shared = `${network}${wrong}${other}${endpoint('pe')}${endpoint('pe2', { zones: 'right.id', target: 'vaults[1].id' })}`;
    expect(scanned(shared).told).toEqual([`${wrongZone}: ${unlinked}`, unlinked].sort());
    const account = `resource st 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'st'
  location: 'westeurope'
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: { publicNetworkAccess: 'Disabled' }
}
`;
    const toBoth = `${endpoint('pe', { zones: 'right.id' })}${endpoint('pe2', { zones: 'right.id', target: 'st.id', groupId: 'blob' })}`;
    expect(scanned(`${network}${other}${account}${toBoth}`).told).toEqual([wrongZone, unlinked].sort());
    const loop = `var zones = ['privatelink.vault.azure.net', 'privatelink.vaultcore.azure.net']
resource all 'Microsoft.Network/privateDnsZones@2024-06-01' = [for name in zones: { name: name, location: 'global' }]
`;
    const inLoop = `${network}${loop}${endpoint('pe', { zones: 'all[0].id' })}${endpoint('pe2', { zones: 'all[1].id', target: 'vaults[1].id' })}`;
    expect(scanned(inLoop).told).toEqual([wrongZone, unlinked].sort());
  });

  it('folds for the calls of a module and the instances of a loop alike', () => {
    const called = `${network}${wrong}${endpoint('pe')}${endpoint('pe2', { target: 'vaults[1].id' })}`;
    expect(scanned(called).told).toEqual([`${wrongZone}: ${unlinked}`, `${wrongZone}: ${unlinked}`]);
    const loop = endpoint('pe', { target: 'vaults[i].id' })
      .replace('= {\n', '= [for i in range(0, 2): {\n')
      .replace("name: 'pe', targetId", "name: 'pe${i}', targetId")
      .replace(/\}\n$/, '}]\n');
    const { result, told } = scanned(`${network}${wrong}${loop}`);
    expect(told).toEqual([`${wrongZone}: ${unlinked}`]);
    expect(result.findings.map(({ occurrences }) => occurrences.length)).toEqual([1, 2]);
  });

  it('does not take in what must be mended as well', () => {
    const typo = scanned(`${network}${wrong}${endpoint('pe', { groupId: 'vaults' })}`);
    expect(typo.told).toEqual([`${wrongZone}: ${unlinked}`, 'endpoint/group-id-fits-target.wrong'].sort());
  });

  it('stands by itself as soon as one zone is concerned that may be right', () => {
    const group = (second: string): string =>
      `${network}${endpoint('pe', { zones: 'wrongId' }).replace("'pe.bicep'", "'two.bicep'")}param wrongId string = resourceId('Microsoft.Network/privateDnsZones', 'privatelink.vault.azure.net')
`.replace('zoneId: wrongId', `zoneId: wrongId, second: ${second}`);
    const two = `${module.replace("{ name: 'z', properties: { privateDnsZoneId: zoneId } }", "{ name: 'z', properties: { privateDnsZoneId: zoneId } }, { name: 'y', properties: { privateDnsZoneId: second } }")}param second string\n`;
    const outside = 'open dns/zone-linked-to-vnet.fromOutside';
    const id = (name: string): string => `resourceId('Microsoft.Network/privateDnsZones', '${name}')`;
    expect(scanned(group(id('privatelink.vault.example')), { 'two.bicep': two }).told).toContain(`${wrongZone}: ${outside}`);
    expect(scanned(group(id('privatelink.vaultcore.azure.net')), { 'two.bicep': two }).told).toContain(outside);
  });

  it('is open until it is known where an earlier link is not', () => {
    const main = `param subnetId string\nparam zoneId string\n${network}${endpoint('pe', { zones: 'zoneId' }).replace('vnet.properties.subnets[0].id', 'subnetId')}`;
    const { result, told } = scanned(main);
    expect(told).toEqual([
      'open dns/zone-group-fits-target.missing',
      'open dns/zone-group-fits-target.wrongZone: open dns/zone-linked-to-vnet.fromOutside',
      'open subnet/fit-for-endpoints.unknownSubnet: open endpoint/same-region-as-vnet.unknownRegion',
    ]);
    const summary = (open: boolean): string => formats.text(result, { version: '1', open, minSeverity: 'note', colour: false });
    expect(summary(true)).toContain('Told with what they follow from: 2 open verdicts.');
    expect(summary(false)).toContain('Told with what they follow from: 2 open verdicts (not shown without --open).');
  });
});

describe('folding hides nothing', () => {
  const broken = `${network}${wrong}${endpoint('pe')}`;
  const setting = (rulesOf: Readonly<Record<string, string>>) => ({ 'plumblint.config.json': JSON.stringify({ rules: rulesOf }) });

  it('from a rule that is off, or that weighs less than what follows', () => {
    expect(scanned(broken, setting({ 'dns/zone-group-fits-target': 'off' })).told).toEqual([unlinked]);
    expect(scanned(broken, setting({ 'dns/zone-group-fits-target': 'note' })).told).toEqual([wrongZone, unlinked].sort());
    expect(scanned(broken, setting({ 'dns/zone-linked-to-vnet': 'error' })).told).toEqual([`${wrongZone}: ${unlinked}`]);
  });

  it('from what is suppressed or known, and leaves what is suppressed to itself', () => {
    const disable = (rule: string): string => `metadata plumblint = { disable: [{ rule: '${rule}', reason: 'accepted' }] }\n${broken}`;
    for (const rule of ['dns/zone-group-fits-target', 'dns/zone-linked-to-vnet'])
      expect(scanned(disable(rule)).told).toEqual([wrongZone, unlinked].sort());
    const { result } = scanned(broken);
    const known = knownFindings(result);
    expect(known.map(({ rule }) => rule).sort()).toEqual(['dns/zone-group-fits-target', 'dns/zone-linked-to-vnet']);
    const first = known.filter(({ rule }) => rule === 'dns/zone-group-fits-target');
    const compared = baselined(result, first, memoryHost({}));
    expect(toldOf(compared.findings)).toEqual([wrongZone, unlinked].sort());
    expect(summaryOf(compared)).toMatchObject({ findings: { error: 0, warning: 1 }, following: { findings: 0 }, baseline: { known: 1 } });
  });

  it('in no format', () => {
    const { result } = scanned(broken);
    const said = 'this deployment links zone privatelink.vault.azure.net to no virtual network';
    const options = { version: '1', open: false, minSeverity: 'note', colour: false } as const;
    const report = (format: FormatName): string => formats[format](result, options);
    for (const format of ['text', 'json', 'sarif', 'markdown', 'github', 'gitlab', 'junit'] as const)
      expect([format, report(format)]).toEqual([format, expect.stringContaining(said)]);
    expect(report('compact')).toMatch(/^[^\n]* \(from this follows: dns\/zone-linked-to-vnet\)\n$/);
    const { findings } = JSON.parse(report('json')) as { findings: { following: { rule: string; place: { start: unknown } }[] }[] };
    expect(findings.map(({ following }) => following.map(({ rule, place }) => [rule, place.start]))).toEqual([
      [['dns/zone-linked-to-vnet', { line: 16, column: 9 }]],
    ]);
    expect(sarifViolations(report('sarif'))).toEqual([]);
    const log = JSON.parse(report('sarif')) as {
      runs: [{ results: { message: { text: string }; relatedLocations: { id: number; message: { text: string } }[] }[] }];
    };
    const [sarif] = log.runs[0].results;
    expect(log.runs[0].results).toHaveLength(1);
    const last = sarif?.relatedLocations.at(-1);
    expect(last?.message.text).toBe(`${said} (warning, dns/zone-linked-to-vnet)`);
    expect(sarif?.message.text).toContain(`From this follows: [${String(last?.message.text)}](${String(last?.id)}).`);
  });
});
