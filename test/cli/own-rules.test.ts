import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleLibrary } from '../../scripts/bundles.js';
import type { JsonReport } from '../../src/reports/json-report.js';
import { packedCli } from './packed-cli.js';
import { spoke } from './spoke.js';

const run = packedCli();

/** A repository that is a copy of the sample, with the library installed, and a folder beside it. */
let outside = '';
let folder = '';

beforeAll(async () => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'plumblint-rules-')));
  folder = join(outside, 'repository');
  cpSync('samples/own-rules', folder, { recursive: true });
  mkdirSync(join(folder, '.git'));
  const installed = join(folder, 'node_modules/plumblint');
  await bundleLibrary(join(installed, 'dist'));
  cpSync('package.json', join(installed, 'package.json'));
});

afterAll(() => rmSync(outside, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function plumblint(...args: string[]) {
  return run(args, { cwd: folder });
}

function reported(...args: string[]): JsonReport {
  return JSON.parse(plumblint('scan', '--format', 'json', ...args).stdout) as JsonReport;
}

/** A module that exports one rule about endpoints; `parts` are the members of its definition that differ. */
function pack(id: string, parts = ''): string {
  return `import { defineRule, namedRules, known } from 'plumblint';
const rule = defineRule({
  title: 'A rule', source: 'https://wiki.example/rule', tags: [], page: '# A rule',
  messages: { wrong: { severity: 'warning', precision: 'high', what: 'endpoint {endpoint} is wrong' } },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) { yield known(false).otherwise(say.wrong({ endpoint })); },
  ${parts}
});
export const rules = namedRules({ '${id}': rule }, (id) => 'https://wiki.example/' + id);
`;
}

describe('the sample of own rules', () => {
  it('has a test that passes, and finds what it is for', () => {
    expect(spawnSync(process.execPath, ['--test', 'plumblint-rules/'], { cwd: folder })).toMatchObject({ status: 0 });
    const { exitCode, stdout } = plumblint('scan');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^error\[contoso\/endpoint-name\]: private endpoint vault-endpoint has a name/);
    expect(stdout).toContain('Judged 1 file in 1 deployment');
  });

  it('is known to every command', () => {
    expect(plumblint('rules').stdout).toContain('warning  contoso/endpoint-name ');
    expect(plumblint('explain', 'contoso/endpoint-name').stdout).toContain('The scripts of the network team find endpoints');
    expect(plumblint('scan', '--print-config', 'main.bicep').stdout).toContain('"contoso/endpoint-name": "error"');
    expect(plumblint('scan', '--rule', 'contoso', '--quiet', '--format', 'sarif').stdout).toContain(
      '"helpUri": "https://wiki.contoso.example/naming"',
    );
    expect(plumblint('scan', '--no-config').exitCode).toBe(0);
    expect(plumblint('rules', '--no-config').stdout).not.toContain('contoso');
  });

  it('can be accepted, by a comment and by a baseline', () => {
    const text = readFileSync(join(folder, 'main.bicep'), 'utf8');
    write({ 'main.bicep': `// plumblint-disable-file contoso/* -- renamed in May\n${text}` });
    expect(plumblint('scan')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Suppressed: 1 finding') as unknown });
    write({ 'main.bicep': text });
    expect(plumblint('baseline').stdout).toContain('1 known finding');
    expect(plumblint('scan', '--baseline', 'plumblint.baseline.json').exitCode).toBe(0);
    rmSync(join(folder, 'plumblint.baseline.json'));
  });
});

describe('code of a configuration', () => {
  const ran = join('rules', 'ran.js');
  const marking = `import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('ran', import.meta.url), '');\n${pack('acme/marking')}`;
  const isRun = (): boolean => {
    const { status } = spawnSync('test', ['-e', join(folder, 'below/rules/ran')]);
    return status === 0;
  };

  beforeAll(() =>
    write({
      [join('below', ran)]: marking,
      'below/plumblint.config.json': '{"packs": ["./rules/ran.js"], "rules": {"acme": "note"}}',
      'below/main.json': spoke(),
    }),
  );
  afterAll(() => rmSync(join(folder, 'below'), { recursive: true }));

  it('is not run for a folder below, whichever is scanned', () => {
    for (const args of [['below'], ['.']]) {
      const { diagnostics } = reported(...args);
      expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
        ['unused-settings', 'these packs are not loaded: only the configuration at the root of the repository names code that is run'],
      ]);
    }
    expect(isRun()).toBe(false);
  });

  it('is not run for a repository that plumblint does not run in', () => {
    mkdirSync(join(folder, 'below/.git'));
    const { stdout } = run(['scan', folder + '/below', '-f', 'json'], { cwd: outside });
    expect((JSON.parse(stdout) as JsonReport).diagnostics.map(({ message }) => message)).toEqual([
      'these packs are not loaded: only a configuration of the repository that plumblint runs in, or one given with --config, names code that is run',
    ]);
    expect(isRun()).toBe(false);
  });

  it('is run where the file is given', () => {
    const { stdout } = run(['scan', folder + '/below', '--config', folder + '/below/plumblint.config.json'], { cwd: outside });
    expect(stdout).toContain('note[acme/marking]: endpoint pe is wrong');
    expect(isRun()).toBe(true);
  });
});

describe('a pack that fails', () => {
  const broken: Readonly<Record<string, readonly [string, string]>> = {
    './rules/absent.js': ['', 'there is no such file'],
    '../beside.js': ['', 'it lies outside of the repository'],
    './rules/link.js': ['', 'it lies outside of the repository'],
    'https://evil.example/x.js': ['', 'it is neither a file (./rules/index.js) nor the name of a package'],
    'node:fs': ['', 'it is neither a file (./rules/index.js) nor the name of a package'],
    'not-installed': ['', "Error: Cannot find package 'not-installed' imported from ./plumblint.config.jsonc"],
    './rules/throws.js': ["throw new Error('no database\\nat all');", 'Error: no database'],
    './rules/throws-text.js': ["throw 'text';", 'it throws what is no error'],
    './rules/broken.js': ['export const = 1;', 'SyntaxError: '],
    './rules/nothing.js': ['export const rule = 1;', 'it exports no list `rules`: make one with namedRules'],
    './rules/nonsense.js': [
      "export const rules = [{ id: 'acme/x', title: 3 }];",
      'rule acme/x has no title, source and page: make it with defineRule',
    ],
    './rules/unnamed.js': ['export const rules = [null];', 'a rule has no id of the form pack/rule, in lower case'],
    './rules/own.js': [pack('dns/mine'), "rule dns/mine is in a pack of plumblint's own: give yours another name"],
    './rules/twice.js': [pack('acme/good'), 'there is a rule acme/good already'],
    './rules/no-words.js': [
      pack('acme/mute', "messages: { wrong: { severity: 'fatal' } },"),
      'rule acme/mute has no messages that are whole',
    ],
    './rules/linked.js': [pack('acme/linked', "link: 'cable',"), 'rule acme/linked has no link of the chain that there is'],
    './rules/resting.js': [
      pack('acme/resting', "messages: { wrong: { severity: 'note', precision: 'high', what: 'x', restsOn: 5 } },"),
      'rule acme/resting has no messages that are whole',
    ],
    './rules/met.js': [pack('acme/met', 'metElsewhere: 1,'), 'rule acme/met has no function where one belongs'],
    './rules/getter.js': ["export const rules = [{ get id() { throw new TypeError('id'); } }];", 'TypeError: id'],
  };
  const crashing: Readonly<Record<string, string>> = {
    'acme/throws': "*check() { throw new Error('x'); },",
    'acme/nothing': 'check: () => undefined,',
    'acme/refuses': '*check() { throw new Proxy({}, { getPrototypeOf() { throw 1; } }); },',
    'acme/renames': '*check(endpoint) { endpoint.name = undefined; },',
    'acme/empties': 'of: (network) => network.privateEndpoints.splice(0),',
    'acme/empties-list': '*check(endpoint) { endpoint.connections.splice(0); },',
    'acme/replaces': 'of: (network) => { network.finder = undefined; return []; },',
    'acme/no-claim': 'check: () => [{}],',
    'acme/other-message': "*check() { yield { ...known(false).otherwise({ messageId: 'toString', report: {}, arguments: {} }) }; },",
    'acme/wordless': '*check(endpoint, { say }) { yield known(false).otherwise(say.wrong({})); },',
    'acme/odd-truth':
      "*check(endpoint, { say }) { yield { ...known(false).otherwise(say.wrong({ endpoint })), requirement: { ask: () => 'maybe' } }; },",
    'acme/odd-argument': '*check(endpoint, { say }) { yield known(false).otherwise(say.wrong({ endpoint: Symbol() })); },',
    'acme/no-subject': 'of: () => [{}],',
    'acme/no-list': 'of: () => 1,',
    'acme/summary': 'summarise: () => ({ topic: 1 }),',
    'acme/reconsider': "reconsider() { throw new Error('x'); },",
    'acme/elsewhere':
      "*check(endpoint, { say }) { yield known(false).orUndecided.otherwise(say.wrong({ endpoint, recall: 'pe' })); }, foundElsewhere: () => ({ messageId: 'none', arguments: {} }),",
    'acme/shown':
      '*check(endpoint, { say }) { yield known(false).orUndecided.otherwise(say.wrong({ endpoint })); }, metElsewhere: () => 1,',
  };

  it('costs itself alone, and is named', () => {
    const named = ['./rules/good.js', 'bought-pack', ...Object.keys(broken), ...Object.keys(crashing).map((id) => `./rules/${id}.js`)];
    write({
      'plumblint.config.jsonc': JSON.stringify({
        packs: named,
        rules: { 'acme/throws': 'error', 'gone/rule': 'off' },
        scan: { exclude: ['*.bicep'] },
      }),
      'main.json': spoke('northeurope'),
      'rules/good.js': pack('acme/good'),
      'node_modules/bought-pack/package.json': '{"name": "bought-pack", "type": "module", "exports": {"import": "./index.js"}}',
      'node_modules/bought-pack/index.js': pack('bought/rule'),
      ...Object.fromEntries(Object.entries(broken).flatMap(([path, [text]]) => (text === '' ? [] : [[path, text]]))),
      ...Object.fromEntries(Object.entries(crashing).map(([id, parts]) => [`rules/${id}.js`, pack(id, parts)])),
    });
    writeFileSync(join(outside, 'beside.js'), pack('acme/beside'));
    symlinkSync(join(outside, 'beside.js'), join(folder, 'rules/link.js'));
    const { exitCode, stdout } = plumblint('scan', '--format', 'json');
    const { findings, diagnostics } = JSON.parse(stdout) as JsonReport;
    expect(exitCode).toBe(1);
    const found = findings.map(({ rule }) => rule);
    for (const rule of ['acme/good', 'bought/rule', 'endpoint/same-region-as-vnet', 'acme/summary']) expect(found).toContain(rule);
    const failed = diagnostics.filter(({ code }) => code === 'pack-failed').map(({ message }) => message);
    for (const [name, [, reason]] of Object.entries(broken))
      expect(failed).toContainEqual(expect.stringContaining(`rule pack ${name} is not used: ${reason}`));
    expect(failed).toHaveLength(Object.keys(broken).length);
    expect(stdout).not.toContain(outside);
    const crashed = diagnostics.filter(({ code }) => code === 'rule-crashed').map(({ message }) => message);
    for (const id of Object.keys(crashing)) expect(crashed).toContainEqual(expect.stringContaining(`rule ${id} failed`));
    expect(diagnostics).toHaveLength(failed.length + crashed.length);
  });

  it('is told by the commands that list rules, and cannot be asked for', () => {
    const listed = plumblint('rules');
    expect([listed.exitCode, listed.stderr.split('\n').length - 1]).toEqual([3, Object.keys(broken).length]);
    expect(listed.stdout).toContain('bought/rule');
    expect(plumblint('scan', '--rule', 'gone/rule')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('its rule pack is not loaded') as unknown,
    });
  });

  it.each([
    ['process.exit(0);', ''],
    ['await new Promise(() => {});', ''],
    ['', '*check() { process.exit(0); },'],
    ["Promise.reject(new Error('later'));", ''],
    ["setTimeout(() => { throw new Error('later'); });", ''],
  ])('makes it no success to end the run: %s%s', (statement, parts) => {
    write({
      'plumblint.config.json': JSON.stringify({ packs: ['./rules/ending.js'], scan: { exclude: ['*.bicep'] } }),
      'main.json': spoke('westeurope'),
      'rules/ending.js': pack('acme/ending', parts) + statement,
    });
    rmSync(join(folder, 'plumblint.config.jsonc'), { force: true });
    const { exitCode, stderr } = plumblint('scan');
    expect([exitCode, stderr]).toEqual([
      4,
      expect.stringMatching(/^plumblint: (the run ended before it was done|this program failed, .*)\n$/),
    ]);
  });
});
