import { describe, expect, it } from '@jest/globals';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import type { Host, HostEntry, Refusal } from '../../src/text/host.js';

const bicep = 'param x string';

/** What a scan says of a tree of which some files and folders are not read, and which has some symbolic links. */
function told(
  files: Record<string, string>,
  refused: Record<string, Refusal>,
  links: Record<string, HostEntry['target']> = {},
  paths = [''],
): string[] {
  const host = memoryHost(files);
  const listed = (folder: string): HostEntry[] => [
    ...host.entries(folder),
    ...Object.entries(links).flatMap(([path, target]): HostEntry[] => {
      const at = path.lastIndexOf('/');
      return path.slice(0, Math.max(at, 0)) === folder ? [{ name: path.slice(at + 1), kind: 'link', target }] : [];
    }),
  ];
  const partly: Host = {
    read: (path) => (path in refused ? undefined : host.read(path)),
    entries: (folder) => (folder in refused ? [] : listed(folder)),
    refusal: (path) => refused[path],
  };
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  const { diagnostics } = scan(partly, { paths, exclude: [], parameters: [], deployer, rules: [] });
  return diagnostics.map(({ code, severity, path, message }) => [severity, code, path, message].join(' '));
}

describe('what lies where a scan looks and is not looked at', () => {
  const denied = { reason: 'permission is denied' };

  it('is told of files and folders that cannot be read', () => {
    expect(
      told({ 'a.bicep': bicep, 'b/c.bicep': bicep, 'd.bicep': bicep, 'e.txt': '' }, { b: denied, 'd.bicep': denied, 'e.txt': denied }),
    ).toEqual([
      'error unreadable-file b this cannot be read: permission is denied',
      'error unreadable-file d.bicep this cannot be read: permission is denied',
    ]);
    expect(told({ 'a.bicep': bicep }, { '': denied })).toEqual(['error unreadable-file . this cannot be read: permission is denied']);
  });

  it('is told of files that are too large', () => {
    expect(told({ 'a.bicep': bicep, 'b.json': '{}' }, { 'b.json': { reason: 'it has more than 64 MB', tooLarge: true } })).toEqual([
      'warning left-out b.json this is not read: it has more than 64 MB',
    ]);
  });

  it('is told of symbolic links, unless they lead to what is looked at anyway', () => {
    const links: Record<string, HostEntry['target']> = {
      'in.json': { kind: 'file', path: 'a.bicep' },
      here: { kind: 'folder', path: 'b' },
      'b/out': { kind: 'folder', path: undefined },
      'gone.json': undefined,
      'gone.txt': undefined,
      'notes.txt': { kind: 'file', path: undefined },
      '.git': { kind: 'folder', path: undefined },
    };
    expect(told({ 'a.bicep': bicep, 'b/c.bicep': bicep }, {}, links)).toEqual([
      'note left-out  symbolic links are not followed: b/out, gone.json',
    ]);
    expect(told({ 'a.bicep': bicep, 'b/c.bicep': bicep }, {}, links, ['*.bicep'])).toEqual([]);
  });

  it('is told of folders that lie too deep', () => {
    const deep = Array.from({ length: 102 }, () => 'd').join('/');
    expect(told({ 'a.bicep': bicep, [`${deep}/b.bicep`]: bicep }, {})).toEqual([
      `warning left-out  folders that lie too deep are not looked into: ${deep.slice(0, -2)}`,
    ]);
  });
});
