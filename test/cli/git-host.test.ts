import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { gitHost } from '../../src/cli/git-host.js';
import { inFolder } from './run-cli.js';

const hasGit = spawnSync('git', ['--version']).status === 0;

(hasGit ? it : it.skip)('a host of a commit reads its files, and follows its links inside of it', async () => {
  const files = { 'a/main.json': '{}', 'a/b/text.txt': 'text', 'a/b/ä ö.bicep': 'var x = 1', 'a/.gitignore': 'x' };
  await inFolder(files, (cwd) => {
    symlinkSync('b', join(cwd, 'a/link'));
    symlinkSync('main.json', join(cwd, 'a/same.json'));
    symlinkSync('/etc', join(cwd, 'a/out'));
    symlinkSync('round', join(cwd, 'a/round'));
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      ['-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-q', '-m', 'x'],
    ])
      spawnSync('git', args, { cwd });
    const host = gitHost(cwd, 'HEAD', { variables: process.env });
    expect(host.entries('').map(({ name, kind }) => [name, kind])).toEqual([['a', 'folder']]);
    expect(host.entries('a').map(({ name, kind }) => [name, kind])).toEqual([
      ['.gitignore', 'file'],
      ['b', 'folder'],
      ['link', 'link'],
      ['main.json', 'file'],
      ['out', 'link'],
      ['round', 'link'],
      ['same.json', 'link'],
    ]);
    const read = ['a/main.json', 'a/same.json', 'a/b/text.txt', 'a/link/ä ö.bicep', 'a/.gitignore', 'a', 'gone', 'a/out/passwd', 'a/round'];
    expect(read.map((path) => host.read(path))).toEqual(['{}', '{}', 'text', 'var x = 1', 'x', undefined, undefined, undefined, undefined]);
  });
});
