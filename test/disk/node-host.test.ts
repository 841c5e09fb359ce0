import { mkdirSync, symlinkSync } from 'node:fs';
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
      expect(host.entries('').map((entry) => entry.name)).toEqual(['in.json', 'sub']);
    });
  });
});
