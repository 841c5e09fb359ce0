import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, truncateSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeFolder } from '../../src/disk/make-folder.js';
import { lockFolder } from '../../src/disk/folder-lock.js';
import { folderSize } from '../../src/disk/folder-size.js';
import { WrittenFolder } from '../../src/disk/written-folder.js';
import { inFolder } from '../cli/run-cli.js';

describe('folders that are missing', () => {
  it('are made with those above them', () =>
    inFolder({ 'file.txt': '' }, (path) => {
      makeFolder(join(path, 'a/b/c'));
      makeFolder(join(path, 'a/b/c'));
      expect(readdirSync(join(path, 'a/b'))).toEqual(['c']);
      expect(() => makeFolder(join(path, 'file.txt/a/b'))).toThrow('ENOTDIR');
      expect(() => makeFolder(join(path, 'file.txt'))).toThrow('EEXIST');
      expect(() => makeFolder(join(path, 'a/'.repeat(50_000)))).toThrow('ENAMETOOLONG');
    }));

  (existsSync('/proc') ? it : it.skip)('are refused where none can be made, at once', () => {
    expect(() => makeFolder('/proc/plumblint/a')).toThrow(/ENOENT|EPERM|EACCES|EROFS/);
  });
});

describe('a folder that is written', () => {
  it('has a file as a whole or not at all', () =>
    inFolder({ 'a/old.txt': 'old' }, (path) => {
      const folder = new WrittenFolder(path);
      const file = folder.begin('a/old.txt');
      for (let at = 0; at < 3; at++) file.append('ü'.repeat(40_000));
      expect(folder.read('a/old.txt')).toBe('old');
      file.append('\nend');
      file.end();
      expect([...folder.lines('a/old.txt')]).toEqual(['ü'.repeat(120_000), 'end']);
      expect(readdirSync(join(path, 'a'))).toEqual(['old.txt']);
      new WrittenFolder(join(path, 'copy')).copy(folder, 'a/old.txt');
      expect(readFileSync(join(path, 'copy/a/old.txt'))).toEqual(readFileSync(join(path, 'a/old.txt')));
      expect([folder.read('none'), [...folder.lines('none')], folder.names('none')]).toEqual([undefined, [], []]);
      expect(() => folder.write('a/old.txt/b', '')).toThrow(/ENOTDIR|EEXIST/);
    }));

  it('reads lines in time however long they are, and none without end', () =>
    inFolder({ 'long.txt': `${'x'.repeat(60_000_000)}\n\na\n`, 'endless.txt': '' }, (path) => {
      truncateSync(join(path, 'endless.txt'), 3_000_000_000);
      const folder = new WrittenFolder(path);
      const before = process.cpuUsage();
      expect([...folder.lines('long.txt')].map(({ length }) => length)).toEqual([60_000_000, 0, 1]);
      expect(() => [...folder.lines('endless.txt')]).toThrow('ERR_FS_FILE_TOO_LARGE');
      expect(() => folder.read('endless.txt')).toThrow('ERR_FS_FILE_TOO_LARGE');
      expect(process.cpuUsage(before).user).toBeLessThan(8_000_000);
    }));

  it('reads and takes over no pipe or device, and nothing that a link leads to elsewhere', () =>
    inFolder({ 'theirs/real.txt': 'x', 'mine/other.txt': '', 'outside.txt': 'secret' }, (path) => {
      const theirs = new WrittenFolder(join(path, 'theirs'));
      const mine = new WrittenFolder(join(path, 'mine'));
      symlinkSync('../outside.txt', join(theirs.path, 'out.txt'));
      symlinkSync('real.txt', join(theirs.path, 'in.txt'));
      symlinkSync('/dev/zero', join(theirs.path, 'endless.txt'));
      spawnSync('mkfifo', [join(theirs.path, 'pipe.txt')]);
      expect(() => theirs.read('endless.txt')).toThrow('ERR_NO_FILE');
      expect(() => theirs.read('pipe.txt')).toThrow('ERR_NO_FILE');
      expect(() => [...theirs.lines('pipe.txt')]).toThrow('ERR_NO_FILE');
      expect(() => mine.copy(theirs, 'pipe.txt')).toThrow('ERR_NO_FILE');
      for (const file of ['out.txt', 'endless.txt']) expect(() => mine.copy(theirs, file)).toThrow('ERR_LINK_OUT');
      mine.copy(theirs, 'in.txt');
      expect(readdirSync(mine.path)).toEqual(['in.txt', 'other.txt']);
    }));
});

describe('a lock', () => {
  const me = { host: hostname(), pid: process.pid };

  it('keeps others out until it is given back', () =>
    inFolder({}, (path) => {
      const lock = lockFolder(join(path, 'new'));
      const other = { host: me.host, pid: process.ppid };
      expect(lockFolder(join(path, 'new'), other)).toMatchObject({ user: me });
      if ('release' in lock) lock.release();
      expect(lockFolder(join(path, 'new'), other)).toHaveProperty('release');
    }));

  it.each([
    ['a process that is no more', JSON.stringify({ host: me.host, pid: 2 ** 30 }), true],
    ['a process that had this number', JSON.stringify(me), true],
    ['a process that broke off while it wrote', '{"ho', true],
    ['another machine', JSON.stringify({ host: 'elsewhere', pid: 1 }), false],
  ])('of %s', (_, text, isTaken) =>
    inFolder({}, (path) => {
      writeFileSync(join(path, '.lock'), text);
      expect('release' in lockFolder(path)).toBe(isTaken);
    }),
  );
});

it('the size of a folder counts files that are asked for, not what git keeps', () =>
  inFolder({ 'a.json': '12', 'b/c.json': '345', 'b/d.txt': '6', '.git/e.json': '7' }, (path) => {
    expect(folderSize(path, (name) => name.endsWith('.json'))).toBe(5);
    expect(folderSize(join(path, 'none'), () => true)).toBe(0);
  }));
