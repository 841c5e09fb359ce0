import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, chmodSync, symlinkSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import { writeFixed } from '../../src/cli/fixed-files.js';
import { sarifViolations } from '../reports/sarif-checks.js';
import { inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

const zone = (region: string, more = ''): string =>
  `resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {\r\n  name: 'a.example'\r\n  location: ${region} // one\r\n}\r\n${more}`;

const closable = `resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  location: 'westeurope'
  properties: { tenantId: tenant().tenantId, sku: { family: 'A', name: 'standard' }, publicNetworkAccess: 'Enabled' }
}
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: 'westeurope'
  properties: { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: vault.id, groupIds: ['vault'] } }] }
}
`;

describe('plumblint scan --fix', () => {
  it('mends what is safe and ends with what remains; --fix=all mends the rest', async () => {
    await inFolder({ 'a.bicep': `\ufeff${zone("'westeurope'")}`, 'b.bicep': closable }, async (cwd) => {
      const scan = (...args: string[]) => runCli(['scan', '--fail-on', 'warning', '--format', 'compact', ...args], { cwd });
      const safe = await scan('--fix');
      expect(safe.exitCode).toBe(1);
      expect(safe.stdout).not.toContain('dns/global-location');
      expect(safe.stderr).toBe(
        '1 fixed, 1 proposed:\n  fixed: dns/global-location at a.bicep:3:13\n' +
          '  proposed: access/public-access-closed at b.bicep:4:107: use disabled (not applied: it is applied with --fix=all only)\n',
      );
      expect(readFileSync(join(cwd, 'a.bicep'), 'utf8')).toBe(`\ufeff${zone("'global'")}`);
      expect(readFileSync(join(cwd, 'b.bicep'), 'utf8')).toBe(closable);
      const all = await scan('--fix=all', 'b.bicep');
      expect(all.stdout).not.toContain('access/public-access-closed');
      expect(all.stderr).toMatch(/^1 fixed, 0 proposed:\n/);
      expect(readFileSync(join(cwd, 'b.bicep'), 'utf8')).toBe(closable.replace("'Enabled'", "'disabled'"));
      expect(await scan('--fix=some')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--fix takes safe, all, not 'some'") as unknown }); // prettier-ignore
      expect(readdirSync(cwd).sort()).toEqual(['a.bicep', 'b.bicep']);
    });
  });

  it('leaves alone what is suppressed, or known from a baseline', async () => {
    const suppressed = zone("'westeurope'").replace('// one', '// plumblint-disable-line dns/global-location -- a test');
    await inFolder({ 'a.bicep': suppressed, 'b.bicep': zone("'westeurope'") }, async (cwd) => {
      await runCli(['baseline'], { cwd });
      const scan = await runCli(['scan', '--fix=all', '--baseline', 'plumblint.baseline.json'], { cwd });
      expect(scan).toMatchObject({ exitCode: 0, stderr: '0 fixed, 0 proposed.\n' });
      expect(readFileSync(join(cwd, 'a.bicep'), 'utf8')).toBe(suppressed);
      expect(readFileSync(join(cwd, 'b.bicep'), 'utf8')).toBe(zone("'westeurope'"));
    });
  });

  it('--fix-dry-run prints a diff that git applies, whatever the file is called, and no name begins a line', async () => {
    const name = 'a\n::error::"pwn"é\u202e.bicep';
    await inFolder({ [name]: zone("'westeurope'") }, async (cwd) => {
      const { stdout } = await runCli(['scan', '--fix-dry-run'], { cwd });
      expect(stdout.split('\n').slice(0, 2)).toEqual([
        '--- "a/a\\012::error::\\"pwn\\"é\\342\\200\\256.bicep"',
        '+++ "b/a\\012::error::\\"pwn\\"é\\342\\200\\256.bicep"',
      ]);
      execFileSync('git', ['apply', '-p1', '-'], { cwd, input: stdout });
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(zone("'global'"));
    });
  });

  it.each([
    'main[1].bicep',
    'a{b}.bicep',
    'x*.bicep',
    'q?.bicep',
    '[prod]/main.bicep',
    'a:b.bicep',
    'a\\b.bicep',
    '##[error]my  x.bicep',
    '##vso[a.b]c .bicep',
  ])('mends %s, whether it is asked for or the folder', async (name) => {
    const others = { 'main1.bicep': zone("'global'"), 'xy.bicep': zone("'global'"), 'p/main.bicep': zone("'global'") };
    await inFolder({ [name]: zone("'westeurope'"), ...others }, async (cwd) => {
      const { stdout } = await runCli(['scan', '--fix-dry-run'], { cwd });
      expect(stdout).not.toMatch(/##(?:vso)?\[/i);
      execFileSync('git', ['apply', '-p1', '-'], { cwd, input: stdout });
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(zone("'global'"));
      for (const [asked, from] of [
        [name, ''],
        ['.', ''],
        ['.', dirname(name)],
        ['*.bicep', dirname(name)],
      ] as const) {
        writeFileSync(join(cwd, name), zone("'westeurope'"));
        expect((await runCli(['scan', '--fix', '--', asked], { cwd: join(cwd, from) })).stderr).toMatch(/^1 fixed, 0 proposed:\n/);
        expect(readFileSync(join(cwd, name), 'utf8')).toBe(zone("'global'"));
      }
    });
  });

  it('--fix-dry-run prints a diff that hides secrets, and writes nothing', async () => {
    const secret = spoke('northeurope').replace('"tags"', '"location": "uksouth", "tags"').replace('"location": "uksouth", ', '');
    await inFolder({ 'main.json': secret, 'a.bicep': zone("'westeurope'") }, async (cwd) => {
      const { exitCode, stdout, stderr } = await runCli(['scan', '--fix-dry-run'], { cwd });
      expect(exitCode).toBe(0);
      expect(stdout).toContain('--- a/a.bicep\n+++ b/a.bicep\n@@ -1,4 +1,4 @@\n resource zone');
      expect(stdout).toContain("-  location: 'westeurope' // one\r\n+  location: 'global' // one\r\n");
      expect(stdout).toContain('-      "defaultValue": "northeurope"\n+      "defaultValue": "westeurope"\n');
      expect(stdout).not.toContain('hunter2');
      expect(stderr).toMatch(/^2 would be fixed, 0 proposed:\n {2}would be fixed: /);
      expect(readFileSync(join(cwd, 'a.bicep'), 'utf8')).toBe(zone("'westeurope'"));
      const inOneLine = JSON.stringify(JSON.parse(secret));
      const hidden = await runCli(['scan', '-', '--stdin-filename', 'x.json', '--fix-dry-run'], { cwd, input: inOneLine });
      expect(hidden.stdout).toBe('# x.json would change in a line that holds a secret\n');
      expect(await runCli(['scan', '--fix-dry-run', '-f', 'json'], { cwd })).toMatchObject({ exitCode: 2 });
      expect(await runCli(['scan', '-', '--fix'], { cwd, input: zone("'x'") })).toMatchObject({ exitCode: 2 });
    });
  });

  it.each([
    ['a bare carriage return', '// x\r::error::pwn'],
    ['an escape', '// \u001b[2J'],
    ['a mark of direction', '// \u202e x'],
    ['a command to a runner', '/*\n  ::error::pwn\n*/'],
    ['an older command to a runner', '// ##[error]pwn'],
  ])('--fix-dry-run prints no line that holds %s', async (_, comment) => {
    const near = `${comment}\n${zone("'westeurope'")}`;
    const within = zone("'westeurope'").replace('// one', comment.replaceAll('\n', ' ').replace('/*  ', '/*\n  '));
    await inFolder({ 'near.bicep': near, 'within.bicep': within, 'z.bicep': zone("'westeurope'") }, async (cwd) => {
      const { stdout } = await runCli(['scan', '--fix-dry-run'], { cwd });
      expect(stdout).not.toMatch(/pwn|\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]/);
      expect(stdout).toContain("-  location: 'westeurope' // one\r\n");
      const exact = stdout.replace(/^#.*\n/gm, '');
      execFileSync('git', ['apply', '-p1', '--unidiff-zero', '-'], { cwd, input: exact });
      expect(readFileSync(join(cwd, 'near.bicep'), 'utf8')).toBe(`${comment}\n${zone("'global'")}`);
      const onTerminal = await runCli(['scan', '--fix-dry-run'], { cwd, terminal: true });
      expect(onTerminal.stdout).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
    });
  });

  it('is in the SARIF log of a dry run, with exact regions', async () => {
    await inFolder({ 'a.bicep': zone("'westeurope'"), 'b.bicep': closable }, async (cwd) => {
      await runCli(['scan', '--fix-dry-run', '--format', 'sarif', '--output', 'log.sarif'], { cwd });
      const log = readFileSync(join(cwd, 'log.sarif'), 'utf8');
      expect(sarifViolations(log)).toEqual([]);
      const [first, second] = (JSON.parse(log) as Log).runs[0]?.results ?? [];
      expect(first?.fixes).toEqual([
        {
          description: { text: "set its location to 'global'" },
          artifactChanges: [
            {
              artifactLocation: { uri: 'a.bicep', uriBaseId: '%SRCROOT%', index: 0 },
              replacements: [
                { deletedRegion: { startLine: 3, startColumn: 13, endLine: 3, endColumn: 25 }, insertedContent: { text: "'global'" } },
              ],
            },
          ],
        },
      ]);
      expect(second?.fixes?.[0]?.description?.text).toBe('use disabled (look at what it changes before you apply it)');
    });
  });
});

describe('files that are fixed', () => {
  const texts = (path: string, before = 'old', after = 'new') => [{ path, before, after }];
  const write = (folder: string, path: string, before?: string): void => writeFixed(texts(path, before), folder, (shown) => shown);

  it('keep their encoding and permissions, and links stay links', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('old', 'utf16le')]);
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('old', 'utf16le').swap16()]);
    await inFolder({ 'a.bicep': utf16, 'b.bicep': big, 'c.bicep': 'old' }, (cwd) => {
      chmodSync(join(cwd, 'c.bicep'), 0o750);
      symlinkSync('c.bicep', join(cwd, 'link.bicep'));
      for (const path of ['a.bicep', 'b.bicep', 'link.bicep']) write(cwd, path);
      expect(readFileSync(join(cwd, 'a.bicep'))).toEqual(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('new', 'utf16le')]));
      expect(readFileSync(join(cwd, 'b.bicep'))).toEqual(
        Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('new', 'utf16le').swap16()]),
      );
      expect(readFileSync(join(cwd, 'c.bicep'), 'utf8')).toBe('new');
      expect(statSync(join(cwd, 'c.bicep')).mode & 0o777).toBe(0o750);
      expect(readdirSync(cwd)).toHaveLength(4);
    });
  });

  it('are none that changed, are read-only, lie outside, or are no text; then none is written', async () => {
    await inFolder({ 'in/a.bicep': 'old', 'in/b.bicep': Buffer.from([0x6f, 0xff]), 'c.bicep': 'old' }, (cwd) => {
      const folder = join(cwd, 'in');
      symlinkSync('../c.bicep', join(folder, 'out.bicep'));
      expect(() => write(folder, 'a.bicep', 'older')).toThrow('a.bicep has changed since it was judged');
      expect(() => write(folder, 'b.bicep', 'o\ufffd')).toThrow('b.bicep holds bytes that are no text in its encoding');
      writeFileSync(join(folder, 'read.bicep'), 'old', { mode: 0o444 });
      expect(() => writeFixed([...texts('a.bicep'), ...texts('read.bicep')], folder, (shown) => shown)).toThrow('read.bicep is read-only');
      expect(() => write(folder, 'out.bicep')).toThrow('out.bicep lies outside of what is scanned');
      expect(() => writeFixed([...texts('a.bicep'), ...texts('gone.bicep')], folder, (shown) => shown)).toThrow('cannot write gone.bicep');
      expect(readFileSync(join(folder, 'a.bicep'), 'utf8')).toBe('old');
      expect(readFileSync(join(cwd, 'c.bicep'), 'utf8')).toBe('old');
      expect(existsSync(join(folder, 'gone.bicep'))).toBe(false);
      const taken = `.a.bicep.plumblint-${process.pid}`;
      writeFileSync(join(folder, taken), 'of somebody else');
      expect(() => write(folder, 'a.bicep')).toThrow('cannot write a.bicep');
      expect(readFileSync(join(folder, taken), 'utf8')).toBe('of somebody else');
    });
  });
});
