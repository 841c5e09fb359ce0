import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NodeHost } from '../../src/disk/node-host.js';
import { inFolder } from '../cli/run-cli.js';

describe('NodeHost', () => {
  it('reads files and lists folders, sorted', async () => {
    await inFolder({ 'b.json': 'b', 'a/c.json': 'c' }, (folder) => {
      const host = new NodeHost(folder);
      expect(host.entries('')).toEqual([
        { name: 'a', kind: 'folder' },
        { name: 'b.json', kind: 'file' },
      ]);
      expect(host.read('a/c.json')).toBe('c');
      expect([host.read('nothere'), host.read('a'), host.entries('b.json'), host.read('a\0')]).toEqual([
        undefined,
        undefined,
        [],
        undefined,
      ]);
    });
  });

  it('gives nothing for paths that the file system refuses, and says why of what is there', async () => {
    await inFolder({ 'a.json': 'a', 'b/c.json': 'c' }, (folder) => {
      const host = new NodeHost(folder);
      const long = 'x'.repeat(5000);
      expect(['a.json/b', long, `${long}/c`].map((path) => [host.read(path), host.entries(path), host.refusal(path)])).toEqual(
        Array(3).fill([undefined, [], undefined]),
      );
      symlinkSync('round', join(folder, 'round'));
      truncateSync(join(folder, 'a.json'), 65 * 1024 * 1024);
      expect(host.read('a.json')).toBeUndefined();
      expect(['a.json', 'b', 'b/c.json', 'nothere', 'round'].map((path) => host.refusal(path))).toEqual([
        { reason: 'it has more than 64 MB', tooLarge: true },
        ...Array<undefined>(4).fill(undefined),
      ]);
    });
  });

  it('reads nothing outside its root', async () => {
    await inFolder({ 'secret.json': 'secret', 'root-of-another/x.json': '', 'root/in.json': 'in' }, (folder) => {
      const root = join(folder, 'root');
      symlinkSync('../secret.json', join(root, 'out.json'));
      symlinkSync('..', join(root, 'up'));
      symlinkSync('in.json', join(root, 'alias.json'));
      mkdirSync(join(root, 'sub'));
      symlinkSync('..', join(root, 'sub/loop'));
      const host = new NodeHost(root);
      expect(
        ['../secret.json', 'out.json', 'up/secret.json', '../root-of-another/x.json', join(folder, 'secret.json')].map((path) =>
          host.read(path),
        ),
      ).toEqual(Array(5).fill(undefined));
      expect([host.entries('..'), host.entries('up')]).toEqual([[], []]);
      expect(host.read('alias.json')).toBe('in');
      expect(host.entries('')).toEqual([
        { name: 'alias.json', kind: 'link', target: { kind: 'file', path: 'in.json' } },
        { name: 'in.json', kind: 'file' },
        { name: 'out.json', kind: 'link', target: { kind: 'file', path: undefined } },
        { name: 'sub', kind: 'folder' },
        { name: 'up', kind: 'link', target: { kind: 'folder', path: undefined } },
      ]);
    });
  });
});
