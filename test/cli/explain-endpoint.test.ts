import { describe, expect, it } from '@jest/globals';
import { inFolder, runCli } from './run-cli.js';
import type { Outcome } from './run-cli.js';

/** Two endpoints of one zone group each: that of the vault is in a network that its zone is linked to, that of the storage account holds a wrong zone. */
const spoke = `param location string = 'westeurope'
@secure()
param key string = 'hunter2'
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  location: location
  tags: { key: key }
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] }
    subnets: [ { name: 'snet', properties: { addressPrefix: '10.0.0.0/24', networkSecurityGroup: { id: nsg.id } } } ]
  }
}
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = { name: 'nsg', location: location }
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  location: location
  properties: { tenantId: tenant().tenantId, sku: { family: 'A', name: 'standard' }, accessPolicies: [], publicNetworkAccess: 'Disabled' }
}
resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'st'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: { publicNetworkAccess: 'Disabled' }
}
resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = { name: 'privatelink.vaultcore.azure.net', location: 'global' }
resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: 'link'
  location: 'global'
  properties: { registrationEnabled: false, virtualNetwork: { id: vnet.id } }
}
resource toVault 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-vault'
  location: location
  properties: {
    subnet: { id: vnet.properties.subnets[0].id }
    privateLinkServiceConnections: [ { name: 'c', properties: { privateLinkServiceId: vault.id, groupIds: ['vault'] } } ]
  }
  resource group 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [ { name: 'vault', properties: { privateDnsZoneId: zone.id } } ] }
  }
}
resource toBlob 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-blob'
  location: location
  properties: {
    subnet: { id: vnet.properties.subnets[0].id }
    privateLinkServiceConnections: [ { name: 'c', properties: { privateLinkServiceId: account.id, groupIds: ['blob'] } } ]
  }
  resource group 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [ { name: 'blob', properties: { privateDnsZoneId: zone.id } } ] }
  }
}
`;

const explained = (...args: string[]): Promise<Outcome> =>
  inFolder({ 'infra/main.bicep': spoke }, (cwd) => runCli(['explain', 'endpoint', 'infra/main.bicep', ...args], { cwd }));

interface Chains {
  readonly chains: readonly {
    readonly endpoint: string;
    readonly links: readonly {
      readonly name: string;
      readonly verdict: string;
      readonly parts: readonly {
        readonly what: string;
        readonly value: string;
        readonly place: { readonly start: { readonly line: number } };
      }[];
      readonly findings: readonly { readonly rule: string; readonly fix?: string }[];
    }[];
  }[];
}

describe('explain endpoint', () => {
  it('says of each endpoint how its links stand, what they are, where that is written and what to mend', async () => {
    const { exitCode, stdout, stderr } = await explained();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [vault = '', blob = ''] = stdout.split('\n\n');
    expect(vault).toMatch(/^private endpoint pe-vault at infra\/main\.bicep:34:9$/m);
    expect(vault.match(/^ {2}(?:fail|open) {2}\S+/gm)).toEqual(['  fail  security']);
    expect(vault).toMatch(/^ +note\[subnet\/security-rules-reach-endpoints\]: /m);
    expect(vault).toMatch(/^ {2}pass {2}target {9}connects to Microsoft\.KeyVault\/vaults\/kv \(infra\/main\.bicep:38:87\)$/m);
    expect(vault).toMatch(
      /^ {2}fail {2}security {7}network security group Microsoft\.Network\/networkSecurityGroups\/nsg \(infra\/main\.bicep:10:/m,
    );
    expect(vault).toMatch(/^ {2}pass {2}resolution {5}linked to Microsoft\.Network\/virtualNetworks\/vnet \(infra\/main\.bicep:31:/m);
    expect(blob).toMatch(/^ {2}fail {2}zone names {5}zone Microsoft\.Network\/privateDnsZones\/privatelink\.vaultcore\.azure\.net/m);
    expect(blob).toMatch(/^ +error\[dns\/zone-group-fits-target\]: .*\n +why: |= why: /m);
    expect(blob).toContain('= fix: use privatelink.blob.core.windows.net');
    expect(stdout).not.toContain('hunter2');
  });

  it('says of the same link of two endpoints what holds for each', async () => {
    const { stdout } = await explained('--format', 'json');
    const { chains } = JSON.parse(stdout) as Chains;
    const zones = chains.map(({ endpoint, links }) => [endpoint, links.find(({ name }) => name === 'zone names')] as const);
    expect(zones).toMatchObject([
      ['pe-vault', { verdict: 'pass', findings: [] }],
      ['pe-blob', { verdict: 'fail', findings: [{ rule: 'dns/zone-group-fits-target', fix: 'use privatelink.blob.core.windows.net' }] }],
    ]);
    expect(chains[0]?.links.find(({ name }) => name === 'target')?.parts).toMatchObject([
      { what: 'connects to', value: 'Microsoft.KeyVault/vaults/kv', place: { start: { line: 38 } } },
    ]);
  });

  it('tells what is left to defaults too, unless rules for everyone are asked for', async () => {
    const leftOut = spoke.replace("properties: { publicNetworkAccess: 'Disabled' }", "properties: { minimumTlsVersion: 'TLS1_2' }");
    const accessOfBlob = async (...args: string[]): Promise<unknown> => {
      const { stdout } = await inFolder({ 'main.bicep': leftOut }, (cwd) =>
        runCli(['explain', 'endpoint', 'main.bicep', 'pe-blob', ...args], { cwd }),
      );
      return /^ {2}(\w+) {2}public access/m.exec(stdout)?.[1];
    };
    expect(await accessOfBlob()).toBe('fail');
    expect(await accessOfBlob('--audience', 'everyone')).toBe('none');
  });

  it('says where what is found must be mended, how severe the configuration has it, and who accepts it', async () => {
    const accepting = spoke.replace("'blob', properties:", "'blob', \n// plumblint-disable-next-line dns -- the hub has it\nproperties:");
    const files = {
      'plumblint.config.jsonc': '{ "rules": { "dns": "note", "subnet": "off" } }',
      'infra/main.bicep': accepting,
    };
    const run = (...args: string[]) => inFolder(files, (cwd) => runCli(['explain', 'endpoint', 'infra/main.bicep', ...args], { cwd }));
    const { stdout } = await run('blob');
    expect(stdout).toMatch(/^ +note\[dns\/zone-group-fits-target\]: .* \(infra\/main\.bicep:56:\d+\)$/m);
    expect(stdout).toMatch(/^ += suppressed: the hub has it \(accepted at infra\/main\.bicep:55:1\)$/m);
    expect(stdout).toMatch(/^ {2}fail {2}security {7}network security group/m);
    expect((JSON.parse((await run('blob', '--format', 'json')).stdout) as Chains).chains[0]?.links).toContainEqual(
      expect.objectContaining({
        name: 'zone names',
        findings: [expect.objectContaining({ severity: 'note', suppression: expect.objectContaining({ reason: 'the hub has it' }) })],
      }),
    );
    expect((await explained('blob')).stdout).not.toContain('suppressed');
  });

  it('shows the endpoint of a name, or those that have it in theirs', async () => {
    const headings = async (name: string): Promise<unknown> => (await explained(name)).stdout.match(/(?<=^private endpoint )\S+/gm);
    expect(await headings('PE-BLOB')).toEqual(['pe-blob']);
    expect(await headings('vault')).toEqual(['pe-vault']);
    expect(await headings('pe')).toEqual(['pe-vault', 'pe-blob']);
    const { exitCode, stderr } = await explained('pe-queue');
    expect(exitCode).toBe(2);
    expect(stderr).toContain("infra/main.bicep deploys no private endpoint 'pe-queue', but pe-vault, pe-blob");
  });

  it('keeps the resource of an id that is too long to be shown whole', async () => {
    const group = 'rg-of-a-platform-team-that-gives-its-groups-long-names';
    const elsewhere = spoke.replace(
      'privateLinkServiceId: vault.id',
      `privateLinkServiceId: resourceId('${group}', 'Microsoft.KeyVault/vaults', 'kv-of-them')`,
    );
    const { stdout } = await inFolder({ 'main.bicep': elsewhere }, (cwd) =>
      runCli(['explain', 'endpoint', 'main.bicep', 'pe-vault'], { cwd }),
    );
    expect(stdout).toMatch(/ target {9}connects to \.\.\.\/Microsoft\.KeyVault\/vaults\/kv-of-them \(main\.bicep:/);
  });

  it('takes values for parameters', async () => {
    const { stdout } = await explained('pe-vault', '--parameters', 'location=northeurope');
    expect(stdout).toMatch(/region northeurope/);
  });

  it('keeps to the width of the terminal', async () => {
    const { stdout } = await inFolder({ 'main.bicep': spoke }, (cwd) =>
      runCli(['explain', 'endpoint', 'main.bicep'], { cwd, columns: 90, terminal: true, variables: { NO_COLOR: '1' } }),
    );
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(90);
  });

  it.each<[string, readonly string[], number, string]>([
    ['a template without endpoints', ['explain', 'endpoint', 'empty.bicep'], 2, 'empty.bicep deploys no private endpoint'],
    ['a file that is no template', ['explain', 'endpoint', 'data.json'], 2, 'data.json is not a template'],
    ['a template that does not compile', ['explain', 'endpoint', 'broken.bicep'], 3, 'plumblint: broken.bicep:1:'],
    ['a mistake in a module', ['explain', 'endpoint', 'calls.bicep'], 3, 'plumblint: lib/m.bicep:1:'],
    ['values for a module that is not fetched', ['explain', 'endpoint', 'own.bicepparam'], 3, 'example.azurecr.io/network:v1'],
    ['no template', ['explain', 'endpoint'], 2, 'give the template after endpoint'],
    ['a template after another topic', ['explain', 'json-syntax', 'empty.bicep'], 2, "'empty.bicep' is one argument too many"],
  ])('refuses %s', async (_, args, code, said) => {
    const own = "using 'br:example.azurecr.io/network:v1'";
    const calls = { 'calls.bicep': "module m 'lib/m.bicep' = {}", 'lib/m.bicep': 'param p strin' };
    const files = { ...calls, 'empty.bicep': '', 'data.json': '{}', 'broken.bicep': 'resource x\n', 'own.bicepparam': own };
    const { exitCode, stderr, stdout } = await inFolder(files, (cwd) => runCli(args, { cwd }));
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(said);
  });
});
