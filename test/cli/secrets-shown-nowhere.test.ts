import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatNames } from '../../src/reports/formats.js';
import { inFolder, runCli } from './run-cli.js';

const secret = 'Zq7xWv9kTr2';
const template = `@secure()
param pw string = '${secret}'
var connection = 'AccountKey=${secret};x=1'
resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: pw
  tags: { password: '${secret}', url: 'https://u:${secret}@h/?sig=${secret}', connection: connection }
}
resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: pw
  location: 'westeurope'
  properties: { addressSpace: { addressPrefixes: [ '10.0.0.0/16' ] }, subnets: [ { name: 's', properties: { addressPrefix: '10.9.0.0/24' } } ] }
}
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-\${pw}'
  location: 'northeurope'
  properties: {
    subnet: { id: network.properties.subnets[0].id }
    privateLinkServiceConnections: [
      {
        name: pw
        properties: { privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', pw), groupIds: [ 'password=${secret}' ], requestMessage: 'password=${secret}' }
      }
    ]
  }
}
resource stored 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  name: 'kv/stored'
  properties: { value: '${secret}' }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'site-\${stored.properties.value}'
  location: stored.properties.value
  properties: { publicNetworkAccess: 'Enabled', siteConfig: { appSettings: [ { name: 'A', value: '${secret}' }, { name: 'B', value: 'https://x.privatelink.blob.core.windows.net/?sig=${secret}' } ] } }
}
resource machine 'Microsoft.Compute/virtualMachines@2024-03-01' = {
  name: 'vm'
  location: 'westeurope'
  properties: { osProfile: { adminPassword: '${secret}', customData: base64('run ${secret}') } }
}
resource unread 'Microsoft.Network/connections@2024-05-01' = {
  name: 'c'
  location: 'westeurope'
  properties: { sharedKey: int('${secret}'), connectionType: fail(stored.properties.value) }
}
output key string = '${secret}'
output connection string = connection
`;
const files = {
  'main.bicep': template,
  'main.bicepparam': `using 'main.bicep'\nparam pw = '${secret}'\n`,
  'broken.parameters.json': `{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {"pw": {"value": "${secret}"}, "x": {"value" "${secret}"}}}`,
};
const given = ['main.bicep', '--parameters', `pw=${secret}`];
const scans = ['main.bicep', '--open', '--show-suppressed'];

const commandLines: readonly (readonly string[])[] = [
  ...formatNames.map((format) => ['scan', ...scans, '--format', format]),
  ['scan', '.', '--open'],
  ['scan', ...given, '--open'],
  ['scan', 'main.bicep', '--parameters', '@broken.parameters.json'],
  ['scan', 'main.bicep', '--parameters', `none=${secret}`],
  ['scan', '--fix-dry-run'],
  ['scan', 'main.bicep', '--print-config'],
  ['resources', 'main.bicep'],
  ['resources', 'main.bicepparam'],
  ['resources', ...given],
  ['explain', 'endpoint', 'main.bicep'],
  ['explain', 'endpoint', 'main.bicep', '--format', 'json'],
  ['explain', 'endpoint', ...given],
];

/** What each wrote to files. */
const writing: readonly (readonly string[])[] = [
  ['baseline', '--output', 'out.json'],
  ['scan', '.', '--open', '--format', 'sarif', '--output', 'out.sarif'],
  ['audit', '.', '--output', 'out', '--cache', 'cache'],
];

describe('a secret', () => {
  let shown: Map<string, string>;

  beforeAll(async () => {
    shown = await inFolder(files, async (cwd) => {
      const outcomes = new Map<string, string>();
      for (const args of [...commandLines, ...writing]) {
        const { exitCode, stdout, stderr } = await runCli(args, { cwd });
        outcomes.set(args.join(' '), `${exitCode}\n${stdout}${stderr}`);
      }
      for (const entry of readdirSync(cwd, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && !(entry.name in files))
          outcomes.set(`written ${entry.name}`, readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      }
      return outcomes;
    });
  });

  it.each(commandLines.map((args) => args.join(' ')))('is not shown by %s', (line) => {
    expect(shown.get(line)?.length).toBeGreaterThan(20);
    expect(shown.get(line)).not.toContain(secret);
  });

  it.each([
    `"pw": {"value" "${secret}"}`,
    `"pw" {"value": "${secret}"}`,
    `"pw": "value": "${secret}"}`,
    `"pw": {"${secret}"}`,
    `"pw": {value: ${secret}}`,
    `pw: {"value": "${secret}"}`,
    `"pw": {"value": ["${secret}"}`,
    `"pw": {"value": "${secret}`,
    `"x": {"value": 1}} "pw": {"value": "${secret}"}`,
  ])('is not shown of a parameter file that does not parse: %s', async (body) => {
    const schema = '"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", ';
    for (const head of [schema, '']) {
      await inFolder({ 'main.bicep': template, 'p.json': `{${head}"parameters": {${body}}}` }, async (cwd) => {
        for (const format of ['text', 'json', 'sarif']) {
          const { stdout, stderr } = await runCli(['scan', 'main.bicep', '--parameters', '@p.json', '--format', format], { cwd });
          expect(stdout + stderr).not.toContain(secret);
        }
      });
    }
  });

  it('is not written by a command', () => {
    const written = [...shown].filter(([name]) => name.startsWith('written '));
    expect(written.length).toBeGreaterThan(5);
    expect(written.filter(([, text]) => text.includes(secret))).toEqual([]);
  });
});
