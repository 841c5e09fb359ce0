import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { bundleCli } from '../../scripts/bundles.js';
import { inFolder } from './run-cli.js';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly { readonly run: string; readonly env?: Readonly<Record<string, string>> }[] };
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action;
const [, scanStep] = action.runs.steps;

describe('the GitHub action', () => {
  let folder = '';
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumblint-action-')));
    await bundleCli(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the step that scans, with its inputs as action.yml gives them. */
  function run(cwd: string, given: Readonly<Record<string, string>>) {
    const inputs = Object.entries(scanStep?.env ?? {}).map(([variable, value]) => {
      const name = /inputs\.([\w-]+)/.exec(value)?.[1] ?? '';
      return [variable, given[name] ?? action.inputs[name]?.default ?? ''] as const;
    });
    const files = { GITHUB_OUTPUT: join(cwd, 'outputs'), GITHUB_STEP_SUMMARY: join(cwd, 'summary') };
    for (const file of Object.values(files)) writeFileSync(file, 'before\n');
    const env = { PATH: process.env['PATH'], HOME: cwd, ...Object.fromEntries(inputs), ...files };
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('scripts/action.js'), join(folder, 'cli.cjs')], {
      cwd,
      env,
      encoding: 'utf8',
    });
    return {
      status,
      stdout,
      stderr,
      outputs: readFileSync(files.GITHUB_OUTPUT, 'utf8'),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  }

  const wrong = {
    'infra/main.bicep': readFileSync('rules/endpoint/same-region-as-vnet/cases/fail-default.bicep', 'utf8'),
    'other/main.bicep': 'param unused string',
  };

  it('annotates, sums up, counts, and fails as the scan does', async () => {
    await inFolder(wrong, (cwd) => {
      const { status, stdout, outputs, summary } = run(cwd, { paths: 'infra\nother' });
      expect(status).toBe(1);
      expect(stdout).toMatch(/^::error title=endpoint\/same-region-as-vnet,file=infra\/main\.bicep,line=\d+,/m);
      expect(outputs).toBe('before\nerrors=1\nwarnings=1\nnotes=0\nsarif-file=plumblint.sarif\n');
      expect(summary).toMatch(/^before\n## plumblint\n[^]*endpoint\/same-region-as-vnet/);
      expect(JSON.parse(readFileSync(join(cwd, 'plumblint.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    });
  });

  it('judges its paths and nothing else', async () => {
    const right = 'param unused string';
    await inFolder({ ...wrong, '-own/main.bicep': right }, (cwd) => {
      expect(run(cwd, { paths: '-own\nother' })).toMatchObject({ status: 0, outputs: expect.stringContaining('errors=0\n') as unknown });
    });
  });

  it('takes its inputs', async () => {
    await inFolder(wrong, (cwd) => {
      const { status, outputs } = run(cwd, { 'fail-on': 'none', 'sarif-file': 'other.sarif', strict: 'true' });
      expect(status).toBe(0);
      expect(outputs).toContain('sarif-file=other.sarif\n');
      expect(existsSync(join(cwd, 'other.sarif'))).toBe(true);
    });
  });

  it('fails for what was not looked at where it is strict, and not for what a baseline knows', async () => {
    await inFolder(
      { ...wrong, 'broken.json': '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",' },
      (cwd) => {
        expect(run(cwd, { 'fail-on': 'none', strict: 'true' }).status).toBe(3);
        spawnSync(process.execPath, [join(folder, 'cli.cjs'), 'baseline', 'infra', '--output', 'known.json'], { cwd });
        expect(run(cwd, { paths: 'infra', baseline: 'known.json' })).toMatchObject({ status: 0 });
        expect(run(cwd, { paths: 'infra' }).status).toBe(1);
      },
    );
  });

  it('restores modules before, by the lock file where there is one', async () => {
    await inFolder({ 'main.bicep': "module m 'br/public:a:1' = {\n  name: 'm'\n}\n", 'plumblint.lock.json': '{"modules":{}}' }, (cwd) => {
      const { status, stdout, stderr } = run(cwd, { restore: 'true' });
      expect(stderr).toMatch(
        /^plumblint: main.bicep:1:10: 'br:mcr.microsoft.com\/bicep\/a:1' is not restored: the lock file does not have it$/m,
      );
      expect(stdout).toContain('::notice title=plumblint::plumblint restore failed');
      expect(status).toBe(0);
    });
  });

  it('says what is wrong with them', async () => {
    await inFolder(wrong, (cwd) => {
      const { status, stderr, outputs } = run(cwd, { 'fail-on': 'never' });
      expect([status, outputs]).toEqual([2, 'before\n']);
      expect(stderr).toContain("--fail-on takes note, warning, error, none, not 'never'");
    });
  });

  it('hands every input on, and says what each is', () => {
    const used = JSON.stringify([action.runs, action.outputs]);
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(used).toContain(`inputs.${name} `);
      expect(description).not.toBe('');
    }
  });
});

describe('the pre-commit hook', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { entry: string; files: string }[];

  it('looks at every kind of file that a scan reads', () => {
    for (const file of ['a.json', 'a.jsonc', 'a.bicep', 'a.bicepparam', 'config.yaml', 'config.yml', 'config.toml', 'a.sh', 'a.ps1'])
      expect(file).toMatch(new RegExp(hook?.files ?? ''));
    expect('a.md').not.toMatch(new RegExp(hook?.files ?? ''));
  });

  // pre-commit installs what `npm pack` prints, all of it (pre_commit/languages/node.py).
  it('is packed without a word of the scripts that build it', async () => {
    const manifest = { name: 'built', version: '1.0.0', scripts: { prepack: 'node -p 1' } };
    await inFolder({ '.npmrc': readFileSync('.npmrc', 'utf8'), 'package.json': JSON.stringify(manifest) }, (cwd) => {
      const env = { PATH: process.env['PATH'], HOME: cwd };
      expect(spawnSync('npm', ['pack'], { cwd, env, encoding: 'utf8' }).stdout).toBe('built-1.0.0.tgz\n');
    });
  });
});
