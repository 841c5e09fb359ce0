import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { privateLinkServices } from '../../src/azure/private-link-services.js';
import { diagnosticCatalogue } from '../../src/diagnostics/catalogue.js';
import { version } from '../../src/cli/version.js';
import { formatNames } from '../../src/reports/formats.js';
import { inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

describe('resources', () => {
  it('prints what would be deployed, unknown parts as expressions', async () => {
    const args = ['resources', 'main.json', '--subscription', '11111111-1111-1111-1111-111111111111', '-g', 'rg'];
    const { exitCode, stdout } = await inFolder({ 'main.json': spoke() }, (cwd) => runCli(args, { cwd }));
    const id = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe';
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      predictedResources: [
        { name: 'vnet', tags: { secret: "[parameters('password')]" } },
        { id, type: 'Microsoft.Network/privateEndpoints', location: "[parameters('region')]" },
      ],
      outputs: { endpoint: id },
      diagnostics: [],
    });
    expect(stdout).not.toContain('hunter2');
  });

  it('takes values, and a template from the standard input', async () => {
    const { stdout } = await runCli(['resources', '-', '--parameters', 'region=eastus'], { input: spoke() });
    expect(JSON.parse(stdout)).toMatchObject({ predictedResources: [{}, { location: 'eastus' }] });
  });

  const zone = "param zone string\nresource z 'Microsoft.Network/privateDnsZones@2024-06-01' = { name: zone, location: 'global' }";
  const named = (stdout: string): unknown =>
    (JSON.parse(stdout) as { predictedResources: { name: string }[] }).predictedResources.map(({ name }) => name);

  it('takes the values of the parameter file that belongs to the template, or is given in its place', async () => {
    const files = { 'main.bicep': zone, 'prod.bicepparam': "using 'main.bicep'\nparam zone = 'prod'" };
    await inFolder(files, async (cwd) => {
      expect(named((await runCli(['resources', 'main.bicep'], { cwd })).stdout)).toEqual(['prod']);
      expect(named((await runCli(['resources', 'prod.bicepparam'], { cwd })).stdout)).toEqual(['prod']);
    });
    await inFolder({ ...files, 'main.bicepparam': "using 'main.bicep'\nparam zone = 'own'" }, async (cwd) => {
      expect(named((await runCli(['resources', 'main.bicep'], { cwd })).stdout)).toEqual(['own']);
      expect(named((await runCli(['resources', 'prod.bicepparam'], { cwd })).stdout)).toEqual(['prod']);
    });
    await inFolder({ ...files, 'test.bicepparam': "using 'main.bicep'\nparam zone = 'test'" }, async (cwd) => {
      const { stdout } = await runCli(['resources', 'main.bicep'], { cwd });
      expect(named(stdout)).toEqual(["[parameters('zone')]"]);
      expect(stdout).toContain('give one with --parameters: prod.bicepparam, test.bicepparam');
    });
  });

  it('says why there is nothing to deploy', async () => {
    const outcome = await inFolder({ 'main.bicepparam': "using 'gone.bicep'" }, (cwd) => runCli(['resources', 'main.bicepparam'], { cwd }));
    expect(outcome).toEqual({ exitCode: 3, stdout: '', stderr: "plumblint: main.bicepparam:1:7: there is no file 'gone.bicep'\n" });
    const unfetched = { 'main.bicepparam': "using 'br:example.azurecr.io/network:v1'" };
    const { exitCode, stdout, stderr } = await inFolder(unfetched, (cwd) => runCli(['resources', 'main.bicepparam'], { cwd }));
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('example.azurecr.io/network:v1');
  });

  it('refuses a misspelt region, and takes one that may be new', async () => {
    const run = (location: string) => runCli(['resources', '-', '--location', location], { input: spoke() });
    expect(await run('westeurop')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('did you mean westeurope?') });
    expect(await run('West Europe')).toMatchObject({ exitCode: 0 });
    expect(await run('koreasouth2')).toMatchObject({ exitCode: 0 });
  });

  it('refuses what is no template', async () => {
    const { exitCode, stderr } = await runCli(['resources', 'package.json']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('package.json is not a template')]);
  });
});

describe('rules and explain', () => {
  it('list every rule', async () => {
    const { stdout } = await runCli(['rules']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/\s+/)[1]),
    ).toEqual(rules.map((rule) => rule.id));
  });

  it('list every rule for programs', async () => {
    const listed = JSON.parse((await runCli(['rules', '--format', 'json'])).stdout) as Record<string, unknown>[];
    expect(listed.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const one of listed)
      expect(one).toMatchObject({
        severity: expect.stringMatching(/^(?:error|warning|note)$/),
        audience: expect.stringMatching(/^(?:everyone|auditor)$/),
        page: expect.stringMatching(/^https:/),
      });
  });

  it('print the page of each rule, with what it reports and where it can be read', async () => {
    for (const { id, title, address, messages } of rules) {
      const lines = (await runCli(['explain', id])).stdout.split('\n');
      const words = lines.join(' ').replace(/\s+/g, ' ');
      for (const part of [title, `Rule ${id}`, address, 'When it stays open']) expect(words).toContain(part);
      const reported = lines.slice(lines.indexOf('What it reports'), lines.indexOf('Incorrect'));
      expect(reported.filter((line) => line.startsWith('- '))).toHaveLength(Object.keys(messages).length);
      expect(reported.join('')).not.toMatch(/\{\w+\}/);
      expect(lines.filter((line) => /^(#+ |```)/.test(line))).toEqual([]);
    }
  });

  it('print the page of each code of what can be wrong with the input, also by the name of its SARIF rule', async () => {
    for (const [code, { title, severity }] of Object.entries(diagnosticCatalogue)) {
      const { exitCode, stdout } = await runCli(['explain', code]);
      expect(exitCode).toBe(0);
      expect(stdout.replace(/\s+/g, ' ')).toContain(title);
      for (const part of [`${code} is a`, ` ${severity} about the input`, 'Why it matters', 'How to mend it', 'Example'])
        expect(stdout).toContain(part);
      expect((await runCli(['explain', `input/${code}`])).stdout).toBe(stdout);
    }
  });

  it('print what is known of a resource type, with links and without the sources of the facts', async () => {
    const { stdout } = await runCli(['explain', 'microsoft.keyvault/VAULTS']);
    expect(stdout).toContain('- vault\n  - AzureCloud: privatelink.vaultcore.azure.net\n');
    expect(stdout).toContain('Decided by properties.publicNetworkAccess. Closed by disabled. Where it is left out: enabled.');
    expect(stdout).toContain('- https://learn.microsoft.com/azure/private-link/private-endpoint-dns\n');
    expect((await runCli(['explain', 'Microsoft.HybridCompute/privateLinkScopes'])).stdout).toContain(
      'AzureChinaCloud: no zone is documented',
    );
    for (const { resourceType, sources } of privateLinkServices()) {
      const page = (await runCli(['explain', resourceType])).stdout;
      expect(page).not.toMatch(/commit|bicep-types|\bAVM\b|undeterminable|treat |accept both/);
      for (const key of sources) expect(page.split(/[\s,;]/)).not.toContain(key);
    }
  });

  it('say which services have a zone, or a group id', async () => {
    const vaults = 'group id vault of Microsoft.KeyVault/vaults';
    expect((await runCli(['explain', 'IOTHUB'])).stdout).toMatch(/^Group id iotHub\n/);
    expect((await runCli(['explain', 'PrivateLink.vaultcore.azure.net'])).stdout).toContain(`- AzureCloud: ${vaults}`);
    expect((await runCli(['explain', 'privatelink.westeurope.kusto.windows.net'])).stdout).toContain('- AzureCloud: group id cluster of');
    expect((await runCli(['explain', 'VAULT'])).stdout).toContain(vaults);
    const { exitCode, stderr } = await runCli(['explain', 'privatelink.vaultcore.azure.nett']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('did you mean privatelink.vaultcore.azure.net')]);
  });

  it.each([60, 100])('fit into %d columns, but for code and addresses', async (columns) => {
    for (const topic of [...rules.map(({ id }) => id), 'json-syntax', 'Microsoft.Storage/storageAccounts']) {
      const { stdout } = await runCli(['explain', topic], { columns });
      const long = stdout.split('\n').filter((line) => line.length > columns && !/^ {4}|https:/.test(line));
      expect(long).toEqual([]);
    }
  });

  it('propose topics that are like the one asked for', async () => {
    expect(await runCli(['explain', 'same-region'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('did you mean endpoint/same-region-as-vnet?'),
    });
    expect((await runCli(['explain', 'arc'])).stderr).toContain('arc/one-scope-per-vnet');
    expect((await runCli(['explain', 'endpoint/same-regoin-as-vnet'])).stderr).toContain('did you mean endpoint/same-region-as-vnet?');
    expect((await runCli(['explain', 'Microsoft.KeyVaults/vaults'])).stderr).toContain('did you mean Microsoft.KeyVault/vaults');
  });
});

describe('help', () => {
  it('names every command and the exit codes', async () => {
    const { exitCode, stdout } = await runCli(['--help']);
    expect(exitCode).toBe(0);
    for (const word of ['scan', 'resources', 'rules', 'explain', 'completion', 'Exit codes: 0 fine; 1 findings'])
      expect(stdout).toContain(word);
  });

  it('fits the width of a terminal', async () => {
    const longest = async (columns?: number): Promise<number> => {
      const { stdout } = await runCli(['scan', '--help'], columns === undefined ? {} : { columns });
      return Math.max(...stdout.split('\n').map(({ length }) => length));
    };
    expect([await longest(), await longest(200), await longest(60)]).toEqual([100, 100, 60]);
  });

  it('explains the options of a command', async () => {
    const { stdout } = await runCli(['scan', '--help']);
    for (const option of [
      '--format',
      '--output',
      '--parameters',
      '--min-severity',
      '--fail-on',
      '--open',
      '--exclude',
      '--cloud',
      '--tenant',
      '--management-group',
      '--subscription',
      '--resource-group',
      '--location',
      '--deployment-name',
    ]) {
      expect(stdout).toContain(option);
    }
  });

  it('prints the version of the package', async () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(version).toBe(manifest.version);
    expect(await runCli(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
  });

  it('is completed by what a script of a shell asks for', async () => {
    expect((await runCli(['completion'])).stdout).toContain('--get-yargs-completions');
    const offered = async (...words: readonly string[]): Promise<string[]> => {
      const { exitCode, stdout, stderr } = await runCli(['--get-yargs-completions', 'plumblint', ...words]);
      expect([exitCode, stderr]).toEqual([0, '']);
      return stdout
        .split('\n')
        .map((line) => line.replace(/[:\t].*/, ''))
        .filter((word) => word !== '');
    };
    const ids = rules.map(({ id }) => id);
    expect(await offered('re')).toContain('resources');
    expect(await offered('scan', '--ru')).toContain('--rule');
    expect(await offered('scan', '--rule', '')).toEqual(expect.arrayContaining(['dns', 'arc', ...ids]));
    for (const command of ['scan', 'baseline', 'audit'])
      expect(await offered(command, '--rule', 'nsg/a')).toEqual(ids.filter((id) => id.startsWith('nsg/a')));
    expect(await offered('scan', '--format', '')).toEqual([...formatNames]);
    expect(await offered('scan', '-f', 's')).toEqual(['sarif']);
    expect(await offered('scan', '--fail-on', '')).toEqual(['note', 'warning', 'error', 'none']);
    expect(await offered('explain', '--audience', '')).toEqual(['everyone', 'auditor']);
    expect(await offered('explain', '')).toEqual(
      expect.arrayContaining([...ids, 'endpoint', 'json-syntax', 'Microsoft.KeyVault/vaults', 'privatelink.vaultcore.azure.net', 'vault']),
    );
    expect(await offered('explain', 'json')).toEqual(['json-syntax']);
  });

  it('leaves files to the shell', async () => {
    for (const words of [
      ['scan', ''],
      ['scan', 'ma'],
      ['explain', 'endpoint', ''],
    ])
      expect((await runCli(['--get-yargs-completions', 'plumblint', ...words])).stdout.trim()).toBe('');
  });

  it('refuses no command and unknown ones', async () => {
    expect(await runCli([])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await runCli(['scna'])).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringContaining('scna') });
  });
});
