import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';
import type { JsonReport } from '../../src/reports/json-report.js';
import { sarifViolations } from '../reports/sarif-checks.js';
import { inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

const wrong = { 'infra/main.json': spoke('northeurope') };

describe('plumblint baseline', () => {
  it('writes what is found, after which nothing fails but what is new', async () => {
    await inFolder(wrong, async (cwd) => {
      const run = (...args: string[]) => runCli(args, { cwd });
      expect(await run('baseline')).toEqual({ exitCode: 0, stdout: 'Wrote plumblint.baseline.json: 1 known finding.\n', stderr: '' });
      const text = readFileSync(join(cwd, 'plumblint.baseline.json'), 'utf8');
      const schema = JSON.parse(readFileSync('schemas/baseline-1.schema.json', 'utf8')) as object;
      expect(new Ajv2020().validate(schema, JSON.parse(text))).toBe(true);
      const known = await run('scan', '--baseline', 'plumblint.baseline.json');
      expect(known.exitCode).toBe(0);
      expect(known.stdout).toMatch(
        /^Found 0 errors, 0 warnings, 0 notes; 1 open verdict .*\nIn the baseline: 1 known finding \(not shown\), 0 findings gone\.\n/,
      );
      writeFileSync(join(cwd, 'more.json'), spoke('uksouth'));
      const more = await run('scan', '--baseline', 'plumblint.baseline.json');
      expect(more.exitCode).toBe(1);
      expect(more.stdout).toMatch(/^error\[endpoint\/same-region-as-vnet\][^\n]*\n +--> more\.json/);
      expect(more.stdout).toContain('Found 1 error,');
      expect(await run('baseline')).toMatchObject({ stdout: 'Wrote plumblint.baseline.json: 2 known findings.\n' });
      expect(readFileSync(join(cwd, 'plumblint.baseline.json'), 'utf8')).toContain(
        text.slice(text.indexOf('{\n      "rule"'), text.indexOf('\n    }\n')),
      );
    });
  });

  it('is found by the configuration, and says what is gone', async () => {
    await inFolder({ ...wrong, 'plumblint.config.json': '{"scan": {"baseline": "infra/known.json"}}' }, async (cwd) => {
      const run = (...args: string[]) => runCli(args, { cwd });
      expect(await run('scan')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('there is no infra/known.json, which the configuration names') as unknown }); // prettier-ignore
      expect(await run('baseline')).toMatchObject({ exitCode: 0, stdout: 'Wrote infra/known.json: 1 known finding.\n' });
      expect(await run('scan')).toMatchObject({ exitCode: 0 });
      expect(await run('scan', '--no-baseline')).toMatchObject({ exitCode: 1 });
      writeFileSync(join(cwd, 'infra/main.json'), spoke('westeurope'));
      const { exitCode, stdout } = await run('scan');
      expect(exitCode).toBe(0);
      expect(stdout).toContain('In the baseline: 0 known findings (not shown), 1 finding gone.\n  gone: endpoint/same-region-as-vnet in infra/main.json: private endpoint pe is in northeurope'); // prettier-ignore
    });
  });

  it('writes over nothing but a baseline, and nothing outside of the root for a configuration', async () => {
    await inFolder({ ...wrong, 'notes.json': '{}', 'plumblint.config.json': '{"scan": {"baseline": "../known.json"}}' }, async (cwd) => {
      for (const args of [['-o', 'notes.json'], ['-o', 'infra/main.json'], ['-o', 'gone/x.json'], []])
        expect([args, (await runCli(['baseline', ...args], { cwd })).exitCode]).toEqual([args, 2]);
      expect(await runCli(['scan', '--baseline', 'notes.json', '--no-config'], { cwd })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining("notes.json is no baseline: it must have required property 'findings'") as unknown,
      });
    });
  });

  it('keeps what an older one has of files and rules that are not looked at', async () => {
    await inFolder({ ...wrong, 'other.json': spoke('uksouth'), 'gone.json': spoke('uksouth') }, async (cwd) => {
      const run = (...args: string[]) => runCli(args, { cwd });
      await run('baseline');
      unlinkSync(join(cwd, 'gone.json'));
      const all = (): string => readFileSync(join(cwd, 'plumblint.baseline.json'), 'utf8');
      writeFileSync(join(cwd, 'infra/main.json'), spoke('westeurope'));
      expect((await run('baseline', 'infra')).stdout).toBe(
        'Wrote plumblint.baseline.json: 0 known findings, and 1 that stays of what was not looked at.\n',
      );
      expect([...all().matchAll(/"path": "(.*)"/g)].map(([, path]) => path)).toEqual(['other.json']);
      expect((await run('baseline', '--rule', 'dns')).stdout).toContain('0 known findings, and 1 that stays of');
      const before = all();
      expect((await run('baseline')).stdout).toBe('Wrote plumblint.baseline.json: 1 known finding.\n');
      expect(all()).toBe(before);
    });
  });

  it('says that there is no folder to write it into', async () => {
    await inFolder(wrong, async (cwd) => {
      const { stderr } = await runCli(['baseline', '-o', 'gone/x.json'], { cwd });
      expect(stderr).toContain('cannot write gone/x.json: its folder is not there');
    });
  });

  it('says where not everything could be judged', async () => {
    await inFolder({ 'main.json': spoke('northeurope').slice(0, -2) }, async (cwd) => {
      const { exitCode, stdout } = await runCli(['baseline'], { cwd });
      expect(exitCode).toBe(3);
      expect(stdout).toContain('; some of the input could not be judged');
    });
  });

  it('is told in JSON and SARIF', async () => {
    await inFolder(wrong, async (cwd) => {
      await runCli(['baseline'], { cwd });
      writeFileSync(join(cwd, 'more.json'), spoke('uksouth'));
      const scan = async (format: string) =>
        (await runCli(['scan', '--baseline', 'plumblint.baseline.json', '-f', format], { cwd })).stdout;
      const json = JSON.parse(await scan('json')) as JsonReport;
      expect(json.findings.map(({ place, baseline }) => [place.path, baseline])).toEqual([['infra/main.json', 'known'], ['more.json', 'new']]); // prettier-ignore
      expect(json).toMatchObject({ summary: { findings: { error: 1 }, baseline: { known: 1, gone: 0 } }, gone: [] });
      const sarif = await scan('sarif');
      expect(sarifViolations(sarif)).toEqual([]);
      expect((JSON.parse(sarif) as Log).runs[0]?.results?.map(({ baselineState }) => baselineState)).toEqual(['unchanged', 'new']);
    });
  });

  it('knows nothing that is suppressed, and calls nothing gone that the configuration silences', async () => {
    await inFolder(wrong, async (cwd) => {
      await runCli(['baseline'], { cwd });
      for (const rules of ['"rules": {"endpoint": "off"}', '"suppressions": [{"rule": "endpoint", "files": ["*"], "reason": "x"}]']) {
        writeFileSync(join(cwd, 'plumblint.config.json'), `{${rules}}`);
        const { stdout } = await runCli(['scan', '--baseline', 'plumblint.baseline.json'], { cwd });
        expect(stdout).toContain('In the baseline: 0 known findings (not shown), 0 findings gone.');
        expect(await runCli(['baseline', '-o', 'other.json'], { cwd })).toMatchObject({ stdout: 'Wrote other.json: 0 known findings.\n' });
      }
    });
  });
});

/** Runs git in a folder, with nothing of the user's own settings. */
function git(cwd: string, ...args: readonly string[]): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

const hasGit = spawnSync('git', ['--version']).status === 0;

(hasGit ? describe : describe.skip)('scan --since', () => {
  const module = `param location string\n${['vnet', 'pe'].map((name) => `// ${name}`).join('\n')}\n`;
  const files = { ...wrong, 'main.bicep': "module m 'lib/m.bicep' = { name: 'm', params: { location: 'x' } }\n", 'lib/m.bicep': module };

  async function inRepository(work: (cwd: string, scan: (...args: string[]) => ReturnType<typeof runCli>) => Promise<void>): Promise<void> {
    await inFolder(files, async (cwd) => {
      git(cwd, 'init', '-q');
      git(cwd, 'add', '-A');
      git(cwd, 'commit', '-q', '-m', 'one');
      await work(cwd, (...args) => runCli(['scan', ...args], { cwd, variables: process.env }));
    });
  }

  it('fails on what is new since then, and leaves the files and the repository as they are', async () => {
    await inRepository(async (cwd, scan) => {
      expect(await scan()).toMatchObject({ exitCode: 1 });
      writeFileSync(join(cwd, 'infra/main.json'), `// changed\n${spoke('northeurope')}`);
      const listed = () => readdirSync(cwd, { recursive: true, encoding: 'utf8' }).sort();
      const before = listed();
      expect(await scan('--since', 'HEAD')).toMatchObject({ exitCode: 0 });
      expect(await scan('--since', 'HEAD', 'infra')).toMatchObject({ exitCode: 0 });
      expect(listed()).toEqual(before);
      expect(readFileSync(join(cwd, 'infra/main.json'), 'utf8')).toMatch(/^\/\/ changed/);
      writeFileSync(join(cwd, 'more.json'), spoke('uksouth'));
      expect(await scan('--since', 'HEAD')).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('Found 1 error,') as unknown });
      git(cwd, 'add', '-A');
      git(cwd, 'commit', '-q', '-m', 'two');
      expect(await scan('--since', 'HEAD')).toMatchObject({ exitCode: 0 });
      expect(await scan('--since', 'HEAD~1')).toMatchObject({ exitCode: 1 });
      renameSync(join(cwd, 'infra'), join(cwd, 'deploy'));
      expect(await scan('--since', 'HEAD')).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining(', 0 findings gone.') as unknown,
      });
      writeFileSync(join(cwd, 'more.json'), spoke('westeurope'));
      expect((await scan('--since', 'HEAD')).stdout).toContain('  gone: endpoint/same-region-as-vnet in more.json: ');
    });
  });

  it('knows what was accepted then only by its comment as new once that is gone', async () => {
    await inRepository(async (cwd, scan) => {
      const accepted = `// plumblint-disable-file endpoint -- moves\n${spoke('northeurope')}`;
      writeFileSync(join(cwd, 'infra/main.json'), accepted);
      git(cwd, 'commit', '-q', '-a', '-m', 'accepted');
      writeFileSync(join(cwd, 'infra/main.json'), spoke('northeurope'));
      expect(await scan('--since', 'HEAD')).toMatchObject({ exitCode: 1 });
    });
  });

  it('refuses what is no commit, and another baseline beside it', async () => {
    await inRepository(async (_, scan) => {
      for (const revision of ['nope', '--output=x', 'HEAD:main.bicep'])
        expect([revision, (await scan(`--since=${revision}`)).exitCode]).toEqual([revision, 2]);
      expect(await scan('--since', 'HEAD', '--baseline', 'x')).toMatchObject({ exitCode: 2 });
    });
    await inFolder(wrong, async (cwd) =>
      expect(await runCli(['scan', '--since', 'HEAD'], { cwd, variables: process.env })).toMatchObject({ exitCode: 2 }),
    );
  });

  it('needs no file of the index, and no checkout', async () => {
    await inRepository(async (cwd, scan) => {
      git(cwd, 'rm', '-q', '--cached', 'infra/main.json');
      expect(await scan('--since', 'HEAD')).toMatchObject({ exitCode: 0 });
      expect(existsSync(join(cwd, '.git/index.lock'))).toBe(false);
    });
  });
});
