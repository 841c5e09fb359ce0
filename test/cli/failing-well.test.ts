import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { moduleCache } from '../../src/cli/module-cache.js';
import { NodeHost } from '../../src/disk/node-host.js';
import { orRefused, SystemRefusal } from '../../src/cli/system-refusal.js';
import { inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

describe('what the system refuses', () => {
  it('is one plain line', async () => {
    await inFolder({ 'main.json': spoke() }, async (cwd) => {
      mkdirSync(join(cwd, 'folder.json'));
      const { exitCode, stdout, stderr } = await runCli(['scan', 'main.json', '--output', 'folder.json'], { cwd });
      expect([exitCode, stdout, stderr]).toEqual([2, '', 'plumblint: cannot write --output folder.json: it is a folder\n']);
    });
  });

  it('is so where the standard input cannot be read', async () => {
    const readInput = () =>
      orRefused('read the standard input', (): Buffer => {
        throw Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' });
      });
    const { exitCode, stderr } = await runCli(['scan', '-'], { readInput });
    expect([exitCode, stderr]).toEqual([2, 'plumblint: cannot read the standard input: it is a folder\n']);
  });

  it('is so where a report cannot be written', async () => {
    const stdout = {
      isTerminal: false,
      columns: undefined,
      write: (): void => {
        throw new SystemRefusal('cannot write to the standard output: no space is left');
      },
    };
    for (const args of [['rules'], ['--help'], ['--version'], ['completion']])
      expect(await runCli(args, { stdout })).toMatchObject({
        exitCode: 2,
        stderr: 'plumblint: cannot write to the standard output: no space is left\n',
      });
  });
});

describe('a failure of this program', () => {
  it('has an exit code of its own and one line that holds nothing of the error', async () => {
    const readInput = (): never => {
      throw new TypeError('s3cret\n::error::\u001b[31m');
    };
    const { exitCode, stderr } = await runCli(['scan', '-'], { readInput });
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^plumblint: this program failed, please report it: TypeError at failing-well\.test\.ts:\d+:\d+\n$/);
  });
});

describe('what cannot be looked at without a failure', () => {
  it('is told as a failure like any other', async () => {
    const refused = (): never => {
      throw new Error('s3cret');
    };
    const readInput = (): never => {
      throw new Proxy(new Error('s3cret'), { get: refused, getPrototypeOf: refused });
    };
    const { exitCode, stderr } = await runCli(['scan', '-'], { readInput });
    expect([exitCode, stderr]).toEqual([4, expect.stringMatching(/^plumblint: this program failed, please report it: [^\n]+\n$/)]);
    expect(stderr).not.toContain('s3cret');
  });
});

describe('messages on the standard error', () => {
  it('hold no control characters', async () => {
    const { stderr } = await runCli(['scan', 'x\u001b]0;pwn\u0007.json']);
    expect(stderr).toBe("plumblint: there is no file or folder x␛]0;pwn␇.json\nTry 'plumblint --help'.\n");
  });
});

describe('what a file says in a message about it', () => {
  it('begins no line, which a pipeline might obey', async () => {
    const names = ['x\n::error::pwn.json', 'x\r\n##[error]pwn.json'];
    for (const name of names) expect((await runCli(['scan', name])).stderr).toMatch(/^plumblint: .*pwn\.json\n(?:Try .*\n)?$/);
    const configurations = { 'plumblint.config.yaml': '"a\\n::error::pwn": 1\n"b\\n::error::pwn": 1\n' };
    await inFolder({ 'main.json': spoke(), ...configurations }, async (cwd) => {
      const { exitCode, stderr } = await runCli(['scan', 'main.json'], { cwd });
      expect(exitCode).toBe(2);
      expect(stderr.split('\n')).toEqual([
        expect.stringMatching(/^plumblint: .*'a␊::error::pwn'/),
        expect.stringMatching(/^plumblint\.config\.yaml:2:1: .*'b␊::error::pwn'/),
        "Try 'plumblint --help'.",
        '',
      ]);
    });
  });
});

describe('a module cache that a scanned file names', () => {
  const files = { 'cache/br/x/main.json': '{}', 'repo/cache/br/x/main.json': '{}' };
  const inRepo = (work: (cache: (configured: string) => unknown, folder: string) => void) =>
    inFolder(files, (folder) => {
      const environment = { cwd: folder, variables: { HOME: join(folder, 'home') } };
      const cache = moduleCache(undefined, join(folder, 'repo'), environment, (path) =>
        existsSync(path) ? new NodeHost(path) : undefined,
      );
      work((configured) => cache?.(configured), folder);
    });

  it('is used inside of the scanned root', () =>
    inRepo((cache, folder) => {
      expect(cache(join(folder, 'repo/cache'))).toHaveProperty('read');
      expect(cache(join(folder, 'repo/none'))).toBeUndefined();
    }));

  it.each(['cache', 'repo/../cache', 'repository'])('is not looked into elsewhere (%s)', (path) =>
    inRepo((cache, folder) => expect(cache(`${folder}/${path}`)).toBe('outside')),
  );

  it.each(['\\\\server\\share', '//server/share', 'C:\\cache', 'c:/cache', '\\\\?\\C:\\cache', 'cache', '', 'a\0b', `/${'x'.repeat(300)}`])(
    'is none that is no path inside (%j)',
    (path) => inRepo((cache) => expect(cache(path)).toBe('outside')),
  );

  it('is not reached through a symbolic link that leads out', () =>
    inRepo((cache, folder) => {
      symlinkSync(join(folder, 'cache'), join(folder, 'repo/link'));
      expect(cache(join(folder, 'repo/link'))).toBe('outside');
    }));

  it('may be the usual one', () => inRepo((cache, folder) => expect(cache(join(folder, 'home/.bicep'))).toBeUndefined()));
});

describe('a module whose cache lies outside', () => {
  it('is missing, and the reason is told', async () => {
    const files = {
      'repo/.git/HEAD': '',
      'repo/bicepconfig.json': JSON.stringify({ cacheRootDirectory: '/elsewhere' }),
      'repo/main.bicep': "module m 'br:example.com/a/b:1.0' = {\n  name: 'm'\n}\n",
    };
    const { stdout } = await inFolder(files, (cwd) => runCli(['scan', 'repo', '--report-input'], { cwd }));
    expect(stdout).toContain('used inside of the scanned folder only; give it with --module-cache: /elsewhere');
  });
});

describe('a report', () => {
  it('does not leave what is scanned by a symbolic link in it', async () => {
    await inFolder({ 'repo/main.json': spoke(), 'repo/.git/HEAD': '', 'kept/out.sarif': 'kept' }, async (folder) => {
      const cwd = join(folder, 'repo');
      const links = {
        'out.sarif': '../kept/out.sarif',
        'new.json': '../kept/new.json',
        folder: '../kept',
        'own.json': 'real.json',
        in: '.',
      };
      for (const [name, target] of Object.entries(links)) symlinkSync(target, join(cwd, name));
      const written = async (...args: string[]) => (await runCli(args, { cwd })).exitCode;
      for (const file of ['out.sarif', 'new.json', 'folder/out.sarif', 'folder/new.json', join(cwd, 'out.sarif')]) {
        expect([file, await written('scan', '--output', file)]).toEqual([file, 2]);
        expect([file, await written('baseline', '--output', file)]).toEqual([file, 2]);
      }
      expect(readFileSync(join(folder, 'kept/out.sarif'), 'utf8')).toBe('kept');
      expect(existsSync(join(folder, 'kept/new.json'))).toBe(false);
      for (const file of ['in/a.json', 'b.json', '../kept/c.json'])
        expect([file, await written('scan', '--output', file)]).toEqual([file, 0]);
    });
  });

  it('takes the place of no device', async () => {
    await inFolder({ 'main.json': spoke() }, async (cwd) => {
      expect(await runCli(['baseline', '--output', '/dev/zero'], { cwd })).toMatchObject({
        exitCode: 2,
        stderr: 'plumblint: cannot read /dev/zero: it is a pipe, a socket or a device\n',
      });
    });
  });
});
