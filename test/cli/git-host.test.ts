import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

function git(cwd: string, ...args: string[]): string {
  return spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd, encoding: 'utf8' }).stdout.trim();
}

(hasGit ? it : it.skip)('a commit that lacks a file asks no remote for it, and runs no command of its repository', async () => {
  await inFolder({ 'repo/main.json': '{}' }, (folder) => {
    const cwd = join(folder, 'repo');
    git(cwd, 'init', '-q');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'x');
    git(folder, 'clone', '-q', '--bare', 'repo', 'remote');
    const settings = {
      'core.repositoryformatversion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': join(folder, 'remote'),
      'remote.origin.uploadpack': `touch ${join(folder, 'run')}; git-upload-pack`,
    };
    for (const [name, value] of Object.entries(settings)) git(cwd, 'config', name, value);
    const id = git(cwd, 'rev-parse', 'HEAD:main.json');
    rmSync(join(cwd, '.git/objects', id.slice(0, 2)), { recursive: true });
    expect(gitHost(cwd, 'HEAD', { variables: process.env }).read('main.json')).toBeUndefined();
    expect(existsSync(join(folder, 'run'))).toBe(false);
  });
});

(hasGit ? it : it.skip)('a commit of the repository around one that is none is not meant', async () => {
  await inFolder({ 'main.json': '1', 'inner/.git/x': '' }, (folder) => {
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'x');
    expect(gitHost(folder, 'HEAD', { variables: process.env }).read('main.json')).toBe('1');
    expect(() => gitHost(join(folder, 'inner'), 'HEAD', { variables: process.env })).toThrow(
      'git reads nothing here: not a git repository',
    );
  });
});

(hasGit ? it : it.skip)('a commit of another repository, which variables of a hook name, is not meant', async () => {
  await inFolder({ 'a/main.json': '1', 'b/main.json': '2' }, (folder) => {
    for (const name of ['a', 'b']) {
      git(join(folder, name), 'init', '-q');
      git(join(folder, name), 'add', '-A');
      git(join(folder, name), 'commit', '-q', '-m', 'x');
    }
    const variables = { ...process.env, GIT_DIR: join(folder, 'b/.git'), GIT_WORK_TREE: join(folder, 'b') };
    expect(gitHost(join(folder, 'a'), 'HEAD', { variables }).read('main.json')).toBe('1');
  });
});

(hasGit ? it : it.skip)('a commit whose folders hold each other many times has too many files', async () => {
  await inFolder({}, (cwd) => {
    git(cwd, 'init', '-q');
    writeFileSync(join(cwd, 'x.json'), '{}');
    const blob = git(cwd, 'hash-object', '-w', 'x.json');
    const tree = (line: string): string =>
      spawnSync('git', ['mktree'], {
        cwd,
        encoding: 'utf8',
        input: Array.from({ length: 10 }, (_, at) => `${line}\t${'n'.repeat(200)}${at}.json\n`).join(''),
      }).stdout.trim();
    spawnSync('truncate', ['-s', '60M', 'large.json'], { cwd });
    const large = tree(`100644 blob ${git(cwd, 'hash-object', '-w', 'large.json')}`);
    expect(() => gitHost(cwd, git(cwd, 'commit-tree', '-m', 'x', large), { variables: process.env })).toThrow(
      '--since: the commit has the same files in too many folders: more than 512 MB of them',
    );
    let top = tree(`100644 blob ${blob}`);
    for (let depth = 0; depth < 9; depth++) top = tree(`040000 tree ${top}`);
    const commit = git(cwd, 'commit-tree', '-m', 'x', top);
    expect(() => gitHost(cwd, commit, { variables: process.env })).toThrow(
      '--since: the commit has too many files: their list has more than 64 MB',
    );
  });
});

(hasGit && process.platform !== 'win32' ? it : it.skip)('a git that never answers is ended', async () => {
  await inFolder({ 'main.json': '1' }, (cwd) => {
    git(cwd, 'init', '-q');
    spawnSync('mkfifo', [join(cwd, 'pipe')]);
    git(cwd, 'config', 'include.path', join(cwd, 'pipe'));
    expect(() => gitHost(cwd, 'HEAD', { variables: process.env }, 0.5)).toThrow('--since: git rev-parse took more than 0.5 seconds');
  });
});
