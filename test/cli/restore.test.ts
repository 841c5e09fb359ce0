import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dockerCredentials } from '../../src/cli/docker-credentials.js';
import { lockFileText } from '../../src/policy/lock-file.js';
import { digestOf, manifestOf, RegistryServer, templateOf } from '../restore/registry-server.js';
import { inFolder, runCli } from './run-cli.js';

const server = new RegistryServer();
beforeAll(() => server.start());
beforeEach(() => server.clear());
afterAll(() => server.stop());

const using = (path: string): string => `module m '${path}' = {\n  name: 'm'\n}\n`;
const lockOf = (...modules: (readonly [repository: string, template: string])[]): string =>
  lockFileText(
    new Map(
      modules.map(([repository, template]) => [
        `br:${server.name}/${repository}`,
        { manifest: digestOf(manifestOf(template)), template: digestOf(template) },
      ]),
    ),
  );

/** A repository that trusts the server, whose modules are kept in its folder `cache`. */
async function inRepository(files: Readonly<Record<string, string>>, work: (run: Run, cwd: string) => Promise<void>): Promise<void> {
  const whole = {
    '.git/HEAD': '',
    'plumblint.config.json': JSON.stringify({ restore: { registries: [`http://${server.name}`] }, scan: { moduleCache: 'cache' } }),
    ...files,
  };
  await inFolder(whole, (cwd) => work((...args) => runCli(args, { cwd, fetch: (...asked) => fetch(...asked) }), cwd));
}

type Run = (...args: string[]) => ReturnType<typeof runCli>;

describe('restore', () => {
  const [a, b, c] = [templateOf('a'), templateOf('b'), templateOf('c')];

  it('fetches what Bicep files and the modules and parameter files that they use name, and locks it', async () => {
    for (const [repository, template] of [
      ['team/a', a],
      ['b', b],
      ['c', c],
    ] as const)
      server.publish(repository, '1.0', template);
    const files = {
      'infra/main.bicep': using('../mods/own.bicep'),
      'mods/own.bicep': `${using('br/own:a:1.0')}import { x } from 'br:${server.name}/b:1.0'\n`,
      'mods/bicepconfig.json': JSON.stringify({ moduleAliases: { br: { own: { registry: server.name, modulePath: 'team' } } } }),
      'infra/main.bicepparam': `using 'br:${server.name.toUpperCase()}/c:1.0'`,
      'other/none.bicep': using(`br:${server.name}/none:1.0`),
    };
    await inRepository(files, async (run, cwd) => {
      const lock = lockOf(['b:1.0', b], ['c:1.0', c], ['team/a:1.0', a]);
      const fetched = ['c:1.0', 'team/a:1.0', 'b:1.0'].map((name) => `Fetched br:${server.name}/${name}\n`).join('');
      expect(await run('restore', 'infra')).toEqual({
        exitCode: 0,
        stdout: `${fetched}Registry modules: 3 fetched, 0 there already, 0 not restored.\nWrote plumblint.lock.json: 3 locked.\n`,
        stderr: '',
      });
      expect(readFileSync(join(cwd, 'plumblint.lock.json'), 'utf8')).toBe(lock);
      expect(existsSync(join(cwd, `cache/br/${server.name.replace(':', '$')}/team$a/1.0$/main.json`))).toBe(true);
      expect((await run('scan', 'infra', '--strict')).stdout).not.toMatch(/module/);
      // What is told of the rest costs nothing of it.
      expect(await run('restore', '.')).toMatchObject({
        exitCode: 3,
        stdout: 'Registry modules: 0 fetched, 3 there already, 1 not restored.\n',
        stderr: `plumblint: other/none.bicep:1:10: 'br:${server.name}/none:1.0' is not restored: ${server.name} has no such module\n`,
      });
    });
  });

  it('says what it does not restore', () =>
    inRepository(
      {
        'main.bicep': ['ts:11111111-1111-1111-1111-111111111111/rg/spec:1', 'br:x/../y:1', 'br/none:y:1', 'br/public:y:1', './gone.bicep']
          .map(using)
          .join(''),
        'cached/main.bicep': using(`br:${server.name}/a:1.0`),
        'cached/bicepconfig.json': '{"cacheRootDirectory":"/elsewhere"}',
      },
      async (run, cwd) => {
        const told = [
          `cached/main.bicep:1:10: 'br:${server.name}/a:1.0' is not restored: ${server.name} has no such module`,
          "main.bicep:1:10: 'ts:11111111-1111-1111-1111-111111111111/rg/spec:1' is a template spec, which plumblint does not restore: 'bicep restore' does",
          "main.bicep:4:10: 'br:x/../y:1' names no module",
          "main.bicep:7:10: no bicepconfig.json declares the module alias 'br/none'",
          "main.bicep:10:10: 'br:mcr.microsoft.com/bicep/y:1' is not restored: the configuration does not trust mcr.microsoft.com: name it under restore.registries of the configuration at the root of the repository",
        ];
        const { exitCode, stderr } = await run('restore');
        expect([exitCode, stderr]).toEqual([3, told.map((line) => `plumblint: ${line}\n`).join('')]);
        expect(existsSync(join(cwd, 'plumblint.lock.json'))).toBe(false);
        writeFileSync(join(cwd, 'plumblint.config.json'), '{}');
        expect(await run('restore', 'cached')).toMatchObject({
          exitCode: 3,
          stderr: expect.stringContaining('lies outside of the repository'),
        });
        writeFileSync(join(cwd, 'main.bicep'), 'param x string');
        rmSync(join(cwd, 'cached'), { recursive: true });
        expect(await run('restore')).toEqual({
          exitCode: 0,
          stdout: 'Nothing to restore: no Bicep file uses a registry module.\n',
          stderr: '',
        });
      },
    ));

  it('trusts what the configuration at the root names, or one that is given, and no other', async () => {
    server.publish('a', '1.0', a);
    const trusting = JSON.stringify({ restore: { registries: [`http://${server.name}`] } });
    const untrusted = { exitCode: 3, stderr: expect.stringContaining(`does not trust ${server.name}`) };
    const files = {
      'infra/main.bicep': using(`br:${server.name}/a:1.0`),
      'infra/plumblint.config.json': trusting,
      'plumblint.config.json': '{}',
    };
    await inRepository(files, async (run, cwd) => {
      const args = ['restore', 'infra', '--module-cache', 'm'];
      expect(await run(...args)).toMatchObject(untrusted);
      expect((await run('scan', 'infra')).stdout).toContain(
        'these registries are not trusted: only the configuration at the root of the repository says which are',
      );
      writeFileSync(join(cwd, 'plumblint.config.json'), trusting);
      expect(await run(...args, '--no-config')).toMatchObject(untrusted);
      expect(await runCli(['restore', cwd, '--module-cache', join(cwd, 'm')], { cwd: dirname(cwd) })).toMatchObject(untrusted);
      expect(await run(...args, '--config', 'infra/plumblint.config.json')).toMatchObject({ exitCode: 0 });
      writeFileSync(join(cwd, 'plumblint.config.json'), '{"restore":{"registries":["http://example.com"]}}');
      expect(await run(...args)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringMatching(
          /^plumblint: plumblint.config.json:1:27: this must be of the form contoso\.azurecr\.io or http:\/\/localhost:5000\n/,
        ),
      });
    });
  });

  it('keeps to the lock file; a scan reads nothing else', async () => {
    server.publish('a', '1.0', a);
    server.publish('b', '1.0', b);
    await inRepository(
      { 'main.bicep': using(`br:${server.name}/a:1.0`), 'plumblint.lock.json': lockOf(['gone:1.0', c]) },
      async (run, cwd) => {
        const main = join(cwd, `cache/br/${server.name.replace(':', '$')}/a/1.0$/main.json`);
        const lock = (): string => readFileSync(join(cwd, 'plumblint.lock.json'), 'utf8');
        expect(await run('restore', '--locked')).toMatchObject({
          exitCode: 3,
          stderr: expect.stringContaining('the lock file does not have it'),
        });
        expect(await run('restore', 'main.bicep')).toMatchObject({ exitCode: 0 });
        expect(lock()).toBe(lockOf(['a:1.0', a], ['gone:1.0', c]));
        // Where all is looked at, what is not used leaves the lock file.
        expect((await run('restore')).stdout).toMatch(/1 there already.*\nWrote plumblint.lock.json: 1 locked.\n$/);
        expect(lock()).toBe(lockOf(['a:1.0', a]));
        writeFileSync(main, b);
        const scanned = await run('scan', '--format', 'json');
        expect(scanned.exitCode).toBe(3);
        expect(JSON.parse(scanned.stdout)).toMatchObject({
          diagnostics: [
            {
              code: 'module-differs',
              severity: 'error',
              message: `the module 'br:${server.name}/a:1.0' in the module cache is not read: it is ${digestOf(b)}, and plumblint.lock.json has ${digestOf(a)}; 'plumblint restore' fetches it anew`,
            },
          ],
        });
        expect((await run('resources', 'main.bicep')).exitCode).toBe(3);
        server.publish('a', '1.0', c);
        expect(await run('restore', '--locked')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Fetched/) });
        expect(readFileSync(main, 'utf8')).toBe(a);
        // A module that the lock file lacks is read, and that is said.
        writeFileSync(join(cwd, 'plumblint.lock.json'), lockOf());
        expect(await run('scan')).toMatchObject({
          exitCode: 0,
          stdout: expect.stringContaining(`'plumblint restore' locks them: br:${server.name}/a:1.0`),
        });
        writeFileSync(join(cwd, 'plumblint.lock.json'), lockOf(['a:1.0', a]).replace('sha256', 'md5'));
        for (const command of ['scan', 'restore'])
          expect(await run(command)).toMatchObject({
            exitCode: 2,
            stderr: expect.stringMatching(/^plumblint: plumblint.lock.json:5:\d+: 'manifest' must be of the form sha256:/),
          });
      },
    );
  });
});

describe('the credentials that docker has', () => {
  const inHome = (config: string, work: (ask: (host?: string) => ReturnType<typeof dockerCredentials>, home: string) => Promise<void>) =>
    inFolder({ '.docker/config.json': config }, (home) =>
      work(
        (host = 'reg.example:5000') => dockerCredentials(host, { variables: { HOME: home, PATH: `${home}:${process.env['PATH'] ?? ''}` } }),
        home,
      ),
    );
  const auth = Buffer.from('me:se:cret').toString('base64');

  it('stand in its config.json', async () => {
    const password = { username: 'me', password: 'se:cret' };
    for (const [config, found] of [
      [{ auths: { 'reg.example:5000': { auth } } }, password],
      [{ auths: { 'https://REG.example:5000/v1/': { auth } } }, password],
      [{ auths: { 'reg.example:5000': { auth, identitytoken: 'token' } } }, { identityToken: 'token' }],
      [{ auths: { 'reg.example': { auth }, 'xreg.example:5000': { auth } } }, undefined],
      [{ auths: { 'reg.example:5000': { auth: 'x' } } }, undefined],
      [{ auths: { 'reg.example:5000': null } }, undefined],
      [{ auths: [] }, undefined],
    ] as const)
      await inHome(JSON.stringify(config), async (ask) => expect(await ask()).toEqual(found));
    await inHome('{ "auths": secret', async (ask) =>
      expect(await ask()).toEqual({ reason: expect.stringMatching(/is no JSON: docker's credentials cannot be read$/) }),
    );
    expect(await dockerCredentials('x', { variables: {} })).toBeUndefined();
    expect(await dockerCredentials('x', { variables: { DOCKER_CONFIG: '/none' } })).toBeUndefined();
  });

  (process.platform === 'win32' ? it.skip : it)('come from the helper that it names', () =>
    inHome(
      JSON.stringify({ credsStore: 'all', credHelpers: { one: 'one', out: '../one', gone: 'gone' }, auths: { two: { auth } } }),
      async (ask, home) => {
        const helper = (name: string, answer: string): void => {
          writeFileSync(
            join(home, `docker-credential-${name}`),
            `#!/bin/sh\nread host\ncase $1-$host in ${answer} *) echo "not found: secret"; exit 1;; esac\n`,
          );
          chmodSync(join(home, `docker-credential-${name}`), 0o755);
        };
        helper('one', `get-one) echo '{"Username":"me","Secret":"a"}';;`);
        helper('all', `get-x) echo '{"Username":"<token>","Secret":"b"}';; get-y) echo 'secret';;`);
        expect(await ask('one')).toEqual({ username: 'me', password: 'a' });
        expect(await ask('x')).toEqual({ identityToken: 'b' });
        expect(await ask('y')).toBeUndefined();
        expect(await ask('two')).toEqual({ username: 'me', password: 'se:cret' });
        expect(await ask('out')).toEqual({ reason: 'the credential helper in the config.json of docker has no name that is used' });
        expect(await ask('gone')).toEqual({ reason: "docker-credential-gone, docker's credential helper, cannot be run" });
      },
    ),
  );
});
