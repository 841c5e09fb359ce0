import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { formatNames } from '../../src/reports/formats.js';
import { packedCli } from './packed-cli.js';
import { contentsOf, inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

const plumblint = packedCli();

describe('the packed program', () => {
  it('reports on its standard output and ends with the exit code', () => {
    const { exitCode, stdout, stderr } = plumblint(['scan', 'samples/arc-servers']);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error[arc/one-scope-per-vnet]');
    expect(stdout).not.toContain('\u001b');
  });

  it('reads its standard input', () => {
    expect(plumblint(['scan', '-'], { input: '{}' })).toMatchObject({ exitCode: 3 });
  });

  it('writes every format as the program does from its source', async () => {
    const files = {
      'main.json': spoke('northeurope'),
      'main.bicep': "param names array = loadYamlContent('names.yaml')\n",
      'names.yaml': '- a',
    };
    await inFolder(files, async (cwd) => {
      const reports = formatNames.flatMap((format) => ['--format', format, '--output', `report.${format}`]);
      expect(plumblint(['scan', '--open', ...reports], { cwd })).toEqual({ exitCode: 1, stdout: '', stderr: '' });
      for (const format of formatNames) {
        const { stdout } = await runCli(['scan', '--open', '--format', format, '--exclude', 'report.*'], { cwd });
        expect(readFileSync(join(cwd, `report.${format}`), 'utf8')).toBe(stdout);
      }
    });
  });

  it('watches files until it is interrupted', async () => {
    await inFolder({ 'main.json': spoke('westeurope') }, async (cwd) => {
      const watching = plumblint.start(['scan', '--watch', '--format', 'compact', '--output', 'out.txt'], cwd);
      try {
        let waits = 0;
        await new Promise<void>((resolve, reject) => {
          watching.once('error', reject);
          watching.stderr?.on('data', () => {
            waits += 1;
            if (waits === 1) writeFileSync(join(cwd, 'main.json'), spoke('northeurope'));
            else watching.kill('SIGINT');
          });
          watching.once('close', () => resolve());
        });
        expect([waits, watching.exitCode]).toEqual([2, 1]);
        expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toContain('error: private endpoint pe is in');
      } finally {
        watching.kill('SIGKILL');
      }
    });
  });

  it('ends when the folder that it watches is taken away', async () => {
    await inFolder({ 'gone/main.json': spoke('northeurope') }, async (folder) => {
      const cwd = join(folder, 'gone');
      const watching = plumblint.start(['scan', '--watch', '--format', 'compact'], cwd);
      try {
        let told = '';
        await new Promise<void>((resolve, reject) => {
          watching.once('error', reject);
          watching.stderr?.on('data', (text) => {
            told += String(text);
            rmSync(cwd, { recursive: true, force: true });
          });
          watching.once('close', () => resolve());
        });
        expect(told.split('\n').at(-2)).toBe('plumblint: no folder is left that could be watched');
        expect(watching.exitCode).not.toBe(4);
      } finally {
        watching.kill('SIGKILL');
      }
    });
  });

  it('writes all of a long report to a pipe', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.json`, spoke('northeurope')]));
    await inFolder(files, async (cwd) => {
      const { stdout } = plumblint(['scan', '-f', 'json'], { cwd });
      expect(stdout).toBe((await runCli(['scan', '-f', 'json'], { cwd })).stdout);
      expect(stdout.length).toBeGreaterThan(0x10000);
    });
  });

  it('knows every rule and its page', async () => {
    const topic = 'endpoint/same-region-as-vnet';
    for (const args of [['rules'], ['explain', topic], ['--help'], ['completion']]) expect(plumblint(args)).toEqual(await runCli(args));
  });

  it('says in one line what it cannot read or write', () => {
    expect(plumblint(['scan', '-'], { from: '.' })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'plumblint: cannot read the standard input: it is a folder\n',
    });
    expect(plumblint(['rules'], { to: devNull })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    if (!existsSync('/dev/full')) return;
    expect(plumblint(['scan', '-'], { from: '/dev/zero' })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'plumblint: cannot read the standard input: it is too large\n',
    });
    const { exitCode, stderr } = plumblint(['rules'], { to: '/dev/full' });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^plumblint: cannot write to the standard output: [^\n]*\n$/);
  });

  it('audits with workers what the program does from its source', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3 }, (_, at) => [`r${at}/main.json`, spoke(at === 1 ? 'northeurope' : 'westeurope')]),
    );
    await inFolder(files, async (cwd) => {
      const packed = plumblint(['audit', 'r0', 'r1', 'r2', '--jobs', '2', '--output', 'packed'], { cwd });
      const { stdout, exitCode } = await runCli(['audit', 'r0', 'r1', 'r2', '--output', 'packed-not'], { cwd });
      expect(packed).toEqual({ exitCode, stderr: '', stdout: stdout.replace('packed-not', 'packed') });
      expect(contentsOf(join(cwd, 'packed'))).toEqual(contentsOf(join(cwd, 'packed-not')));
    });
  });

  it('knows the properties of resource types', async () => {
    const template = `resource kv 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', location: 'westeurope', properties: { publicNetworkAcess: 'Disabled' } }`;
    await inFolder({ 'main.bicep': template }, async (cwd) => {
      const told = plumblint(['scan'], { cwd });
      expect(told).toEqual(await runCli(['scan'], { cwd }));
      expect(told.stdout).toContain('= fix: write publicNetworkAccess');
    });
  });

  it('marks what stands after wide characters where it is printed', async () => {
    const wide = ['中文字', '👩‍👩‍👧👍🏽', 'e\u0301o\u0308\u0323', 'ｱﾊﾟｰﾄ 한글', '\u200b\tx'];
    const template = spoke('westeurope').replace('{', `{\n${wide.map((text) => `"${text}": oops,\n`).join('')}`);
    const { stdout } = await inFolder({ 'main.json': template }, (cwd) => plumblint(['scan'], { cwd }));
    const excerpts = [...stdout.matchAll(/\n(.*\boops\b.*)\n(.*\^.*)\n/g)];
    expect(excerpts).toHaveLength(wide.length);
    for (const [, line = '', marks = ''] of excerpts) expect(marks.indexOf('^')).toBe(stringWidth(line.slice(0, line.indexOf('oops'))));
  });
});
