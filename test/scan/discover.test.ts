import { describe, expect, it } from '@jest/globals';
import { discover, type Glob } from '../../src/scan/discover.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { folderOf } from '../../src/text/paths.js';

function found(files: Record<string, string>, paths: string[], exclude: string[] = [], globs: Glob[] = []): string[] {
  return discover(memoryHost(files), { paths, globs, exclude }).files.map((file) => file.path);
}

const tree = { 'main.json': '', 'a/b.json': '', 'a/c.bicep': '', 'a/deep/d.json': '', 'a/e.bicepparam': '', 'z.txt': '' };

describe('discover', () => {
  it('takes every file below a folder whose ending may be that of a template, sorted', () => {
    expect(found(tree, [''])).toEqual(['a/b.json', 'a/c.bicep', 'a/deep/d.json', 'a/e.bicepparam', 'main.json']);
  });

  it('takes a file by name whatever its ending, and says that it was named', () => {
    expect(discover(memoryHost(tree), { paths: ['z.txt', 'a'], exclude: [] }).files).toContainEqual({ path: 'z.txt', named: true });
  });

  it('resolves globs', () => {
    const matching = (pattern: string, folder = ''): string[] => found(tree, [], [], [{ folder, pattern }]);
    expect(matching('a/*.json')).toEqual(['a/b.json']);
    expect(matching('*.json', 'a')).toEqual(['a/b.json']);
    expect(matching('**/*.json')).toEqual(['a/b.json', 'a/deep/d.json', 'main.json']);
    expect(matching('./a/../a/**/?.json')).toEqual(['a/b.json', 'a/deep/d.json']);
    expect(matching('deep/*', 'a')).toEqual(['a/deep/d.json']);
    expect(matching('../*.json', 'a')).toEqual([]);
  });

  it.each(['main[1].json', 'x*.json', 'q?.json', '[a]/m.json', 'a:b.json', 'a\\b.json', 'c:/m.json'])('takes %s as it is named', (path) => {
    const files = { [path]: '', 'main1.json': '', 'xy.json': '', 'qq.json': '', 'a/m.json': '', 'a/b.json': '' };
    expect(found(files, [path])).toEqual([path]);
    expect(found(files, [folderOf(path)])).toContain(path);
  });

  it('looks into a folder once, however many of its files are named', () => {
    const host = memoryHost(Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`a/${at}.json`, ''])));
    const looked: string[] = [];
    const entries = (folder: string) => {
      looked.push(folder);
      return host.entries(folder);
    };
    const paths = Array.from({ length: 100 }, (_, at) => `a/${at}.json`);
    expect(discover({ ...host, entries }, { paths, exclude: [] }).files).toHaveLength(100);
    expect(looked).toEqual(['a']);
  });

  it('resolves globs below a folder as it is named', () => {
    expect(found({ '[a]/m.json': '', '[a]/n.txt': '', 'a/m.json': '' }, [], [], [{ folder: '[a]', pattern: '*.json' }])).toEqual([
      '[a]/m.json',
    ]);
  });

  it('finds a file once, however often it is asked for', () => {
    expect(found(tree, ['a', 'a/b.json', './a/../a/b.json'], [], [{ folder: 'a', pattern: 'b*' }])).toEqual([
      'a/b.json',
      'a/c.bicep',
      'a/deep/d.json',
      'a/e.bicepparam',
    ]);
  });

  it.each(['/a', '//', '\\a\\b.json', 'a\\..\\..\\b.json', 'c:/a/b.json', 'c:\\a', '../a'])(
    'asks for nothing that was not listed: %s',
    (path) => {
      const listed = new Set(['', 'a', 'a/deep']);
      const host = memoryHost(tree);
      const entries = (folder: string) => {
        if (!listed.has(folder.replace(/\/[\w.]+$/, ''))) throw new Error(folder);
        return host.entries(folder);
      };
      expect(discover({ ...host, entries }, { paths: [path], exclude: [] }).files).toEqual([]);
    },
  );

  it('looks at nothing outside the root', () => {
    expect(found(tree, ['../a', '/a', 'a/../../a'])).toEqual([]);
  });

  it('leaves out node_modules and .git', () => {
    expect(found({ 'node_modules/x/t.json': '', '.git/t.json': '', 'm/node_modules/t.json': '', 't.json': '' }, [''])).toEqual(['t.json']);
  });

  it('leaves out what the request excludes, named files too', () => {
    expect(found(tree, ['', 'main.json'], ['deep/', '*.bicep*', '/main.json'])).toEqual(['a/b.json']);
  });
});

describe('.gitignore', () => {
  it('counts in its folder and below; the innermost one decides', () => {
    const files = {
      '.gitignore': '*.tmp.json\nout/',
      'a/.gitignore': '!keep.tmp.json',
      'a.tmp.json': '',
      'a/keep.tmp.json': '',
      'b/out/x.json': '',
      'b/x.json': '',
    };
    expect(found(files, [''])).toEqual(['a/keep.tmp.json', 'b/x.json']);
  });

  it('above the scanned folder counts too', () => {
    expect(found({ '.gitignore': 'a/gen/', 'a/gen/x.json': '', 'a/x.json': '' }, ['a'])).toEqual(['a/x.json']);
  });

  it('does not hide what is asked for by name', () => {
    const files = { '.gitignore': 'out/', 'out/x.json': '', 'out/.gitignore': 'y.json', 'out/y.json': '' };
    expect(found(files, ['out'])).toEqual(['out/x.json']);
    expect(found(files, ['out/y.json'])).toEqual(['out/y.json']);
  });
});
