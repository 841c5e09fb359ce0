import { describe, expect, it } from '@jest/globals';
import { discover } from '../../src/scan/discover.js';
import { memoryHost } from '../../src/testing/memory-host.js';

function found(files: Record<string, string>, paths: string[], exclude: string[] = []): string[] {
  return discover(memoryHost(files), { paths, exclude }).files.map((file) => file.path);
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
    expect(found(tree, ['a/*.json'])).toEqual(['a/b.json']);
    expect(found(tree, ['**/*.json'])).toEqual(['a/b.json', 'a/deep/d.json', 'main.json']);
    expect(found(tree, ['a/**/?.json'])).toEqual(['a/b.json', 'a/deep/d.json']);
  });

  it('finds a file once, however often it is asked for', () => {
    expect(found(tree, ['a', 'a/b.json', './a/../a/b.json', 'a/b*'])).toEqual(['a/b.json', 'a/c.bicep', 'a/deep/d.json', 'a/e.bicepparam']);
  });

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
