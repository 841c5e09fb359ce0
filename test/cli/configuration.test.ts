import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inFolder, type Outcome, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

async function scan(files: Record<string, string>, ...args: readonly string[]): Promise<Outcome> {
  return inFolder({ '.git/HEAD': '', ...files }, (cwd) => runCli(['scan', ...args], { cwd }));
}

const wrong = { 'infra/main.json': spoke('northeurope') };
const off = '{"rules": {"endpoint/same-region-as-vnet": "off"}}';

describe('a configuration', () => {
  it('turns rules off and sets severities', async () => {
    expect(await scan(wrong)).toMatchObject({ exitCode: 1 });
    expect(await scan({ ...wrong, 'plumblint.config.json': off })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Found 0 errors, 0 warnings, 0 notes') as unknown,
    });
    const softer = await scan({ ...wrong, 'infra/plumblint.config.jsonc': '{"rules": {"endpoint": "warning"}} // for now' });
    expect(softer).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^warning\[endpoint\/same-region-as-vnet\]/) as unknown });
  });

  it('makes two findings of one misspelt property where the first is told no longer, or weighs less', async () => {
    const text = `resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  location: 'westeurope'
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    publicNetworkAcess: 'Disabled'
  }
}
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: 'westeurope'
  properties: { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: vault.id, groupIds: ['vault'] } }] }
}
`;
    const files = { 'main.bicep': text };
    const told = async (more: Record<string, string> = {}, ...args: readonly string[]) =>
      [
        ...(await scan({ ...files, ...more }, '--audience', 'auditor', '--format', 'compact', ...args)).stdout.matchAll(
          /\[(\w+\/[\w-]+)\]/g,
        ),
      ]
        .map(([, rule]) => rule)
        .filter((rule) => rule === misspelt || rule === leftOut);
    const [misspelt, leftOut] = ['resource/settings-take-effect', 'access/public-access-set'];
    const configured = (severity: string) => ({ 'plumblint.config.json': JSON.stringify({ rules: { [misspelt]: severity } }) });
    expect(await told()).toEqual([misspelt]);
    expect(await told(configured('error'))).toEqual([misspelt]);
    expect(await told(configured('note'))).toEqual([leftOut, misspelt]);
    expect(await told(configured('off'))).toEqual([leftOut]);
    expect(await told({}, '--rule', 'access')).toEqual([leftOut]);
    const accepted = text.replace("'Disabled'\n", `'Disabled' // plumblint-disable-line ${misspelt} -- we know\n`);
    expect(await told({ 'main.bicep': accepted })).toEqual([leftOut]);
    expect(await told({ 'main.bicep': text.replace('publicNetworkAcess', 'enabledForDeploymnt') })).toEqual([leftOut, misspelt]);
  });

  it('is not read with --no-config, and another is with --config', async () => {
    const files = { ...wrong, 'plumblint.config.json': off, 'other.yaml': 'rules: {endpoint: note}' };
    expect(await scan(files, '--no-config')).toMatchObject({ exitCode: 1 });
    expect(await scan(files, '--config', 'other.yaml')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^note\[/) as unknown,
    });
    expect(await scan(files, '--config', 'gone.json')).toMatchObject({ exitCode: 2 });
  });

  it('is never looked for outside of the repository', async () => {
    const files = { 'plumblint.config.json': off, 'repo/.git/HEAD': '', 'repo/main.json': spoke('northeurope') };
    expect(await scan(files, 'repo')).toMatchObject({ exitCode: 1 });
  });

  it('ends the run where it is broken and governs all, and costs its own folder where it does not', async () => {
    const broken = '{"rules": {"endpoint/same-region": "off"}}';
    expect(await scan({ ...wrong, 'plumblint.config.json': broken })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "plumblint: plumblint.config.json:1:12: there is no rule 'endpoint/same-region'; did you mean endpoint/same-region-as-vnet?\nTry 'plumblint --help'.\n", // prettier-ignore
    });
    const files = { 'infra/plumblint.config.json': broken, 'infra/main.json': spoke('westeurope'), 'main.json': spoke('westeurope') };
    expect(await scan(files)).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('error[configuration]: there is no rule') as unknown });
  }); // prettier-ignore

  it('sets what holds for a run, unless the command line does', async () => {
    const run = async (settings: object, ...args: string[]) =>
      scan({ 'main.json': spoke('northeurope'), 'plumblint.config.json': JSON.stringify({ scan: settings }) }, ...args);
    expect(await run({ failOn: 'none' })).toMatchObject({ exitCode: 0 });
    expect(await run({ failOn: 'none' }, '--fail-on', 'note')).toMatchObject({ exitCode: 1 });
    expect(await run({ exclude: ['main.json'] })).toMatchObject({ exitCode: 3 });
    expect(await run({ parameters: ['region=westeurope'] })).toMatchObject({ exitCode: 0 });
    expect(await run({ parameters: ['region=westeurope'] }, '--parameters', 'region=uksouth')).toMatchObject({ exitCode: 1 });
    expect(await run({ minSeverity: 'error' }, '--min-severity=note', '--fail-on=none')).toMatchObject({ exitCode: 0 });
    const linking = { 'main.bicep': "module m 'br:x.azurecr.io/m:v1' = {\n  name: 'm'\n}\n" };
    const strict = { ...linking, 'plumblint.config.json': '{"scan": {"strict": true}}' };
    expect(await scan(linking)).toMatchObject({ exitCode: 0 });
    expect(await scan(strict)).toMatchObject({ exitCode: 3 });
    expect(await scan(strict, '--no-strict')).toMatchObject({ exitCode: 0 });
  });

  it('takes parameter files from its own folder, and none from outside of the root', async () => {
    const values = JSON.stringify({ parameters: { region: { value: 'westeurope' } } });
    const files = { 'infra/main.json': spoke('northeurope'), 'infra/values/p.json': values };
    const config = (file: string) => ({ 'infra/plumblint.config.json': JSON.stringify({ scan: { parameters: [`@${file}`] } }) });
    expect(await scan({ ...files, ...config('values/p.json') }, 'infra')).toMatchObject({ exitCode: 0 });
    for (const file of ['../../p.json', '/etc/passwd', 'gone.json'])
      expect(await scan({ ...files, ...config(file) }, 'infra')).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(`there is no file ${file}`) as unknown,
      });
  });

  it('names no module cache outside of the root', async () => {
    for (const moduleCache of ['..', '/tmp', 'C:\\x'])
      expect(await scan({ 'main.bicep': '', 'plumblint.config.json': JSON.stringify({ scan: { moduleCache } }) })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('does not lie in') as unknown,
      });
  });

  it('holds for the other commands that deploy', async () => {
    const files = { 'main.bicep': 'output cloud string = environment().name', 'plumblint.config.yaml': 'scan: {cloud: AzureChinaCloud}' };
    const { stdout } = await inFolder(files, (cwd) => runCli(['resources', 'main.bicep'], { cwd }));
    expect(stdout).toContain('AzureChinaCloud');
  });

  it('shows nothing of what it says, which may be secret', async () => {
    const nested = { 'a/plumblint.config.json': '{"scan": {"parameters": "password=hunter2"}}', 'a/main.bicep': '', 'main.bicep': '' };
    for (const format of ['text', 'sarif', 'json']) {
      const { stdout } = await scan(nested, '--format', format, '--report-input');
      expect(stdout).toContain('must be a list');
      expect(stdout).not.toContain('hunter2');
    }
  });

  it('is never written over by a report', async () => {
    expect(await scan({ ...wrong, 'plumblint.config.json': off }, '-o', 'plumblint.config.json')).toMatchObject({ exitCode: 2 });
  });
});

describe('--print-config', () => {
  it('says what holds for a file', async () => {
    const files = {
      ...wrong,
      'infra/plumblint.config.json': '{"rules": {"endpoint/same-region-as-vnet": "note"}, "scan": {"failOn": "note"}}',
    };
    const { exitCode, stdout } = await scan(files, '--print-config', 'infra/main.json', '--strict');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      configuration: 'infra/plumblint.config.json',
      rules: { 'endpoint/same-region-as-vnet': 'note', 'arc/one-scope-per-vnet': 'error' },
      scan: { failOn: 'note', strict: true, audience: 'everyone', exclude: [] },
    });
  });

  it('says of rules that are not asked for that they are off', async () => {
    const { stdout } = await scan(wrong, '--print-config', 'infra/main.json', '--rule', 'monitor/access-modes-private');
    expect(JSON.parse(stdout)).toMatchObject({ rules: { 'monitor/access-modes-private': 'note', 'arc/one-scope-per-vnet': 'off' } });
  });
});

describe('init', () => {
  it('writes a configuration that changes nothing, once', async () => {
    await inFolder({ 'main.json': spoke('northeurope') }, async (cwd) => {
      const before = await runCli(['scan'], { cwd });
      expect(await runCli(['init'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await runCli(['scan'], { cwd })).toEqual(before);
      expect(await runCli(['init'], { cwd })).toMatchObject({ exitCode: 2 });
      expect(readFileSync(join(cwd, 'plumblint.config.jsonc'), 'utf8')).toContain('config-1.schema.json');
    });
  });

  it('says which configuration of a folder above it stands in for, and is not found wanting there', async () => {
    const files = {
      '.git/HEAD': '',
      'plumblint.config.yaml': 'rules: { endpoint: off }',
      'main.json': '{}',
      'a/b/main.json': spoke('northeurope'),
    };
    await inFolder(files, async (cwd) => {
      const below = { cwd: join(cwd, 'a/b') };
      expect((await runCli(['init'], below)).stdout).toBe(
        'Wrote plumblint.config.jsonc: what is in it as comments can be set. It holds for this folder in place of ../../plumblint.config.yaml, of which nothing counts here any more.\n',
      );
      for (const environment of [below, { cwd }])
        expect((await runCli(['scan', '--format', 'compact'], environment)).stdout).toMatch(/^[^\n]*main\.json:.*same-region-as-vnet\]\n$/);
    });
  });

  it('shows settings that are right, all of them', async () => {
    await inFolder({ 'main.json': spoke('westeurope') }, async (cwd) => {
      await runCli(['init'], { cwd });
      const text = readFileSync(join(cwd, 'plumblint.config.jsonc'), 'utf8');
      const set = text.replace(/^(\s*)\/\/ (?=["{])/gm, '$1');
      writeFileSync(
        join(cwd, 'all.jsonc'),
        set.replace(/.*"(parameters|moduleCache|baseline|facts|\.\/plumblint-rules\/index\.js)".*\n/g, ''),
      );
      expect(await runCli(['scan', '--config', 'all.jsonc'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
      const schema = JSON.parse(readFileSync('schemas/config-1.schema.json', 'utf8')) as { $defs: { scan: { properties: object } } };
      for (const key of Object.keys(schema.$defs.scan.properties)) expect(text).toContain(`// "${key}"`);
    });
  });
});
