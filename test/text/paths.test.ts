import { describe, expect, it } from '@jest/globals';
import { groupBy } from '../../src/text/group-by.js';
import { folderOf, foldersDownTo, nameOf, pathOf, resolvePath } from '../../src/text/paths.js';

describe('a path', () => {
  it('has a folder and a name', () => {
    expect(['a/b/c.json', 'c.json', ''].map(folderOf)).toEqual(['a/b', '', '']);
    expect(['a/b/c.json', 'c.json', ''].map(nameOf)).toEqual(['c.json', 'c.json', '']);
    expect([pathOf('a', 'b'), pathOf('', 'b')]).toEqual(['a/b', 'b']);
    expect(['a/b', 'a', ''].map(foldersDownTo)).toEqual([['', 'a', 'a/b'], ['', 'a'], ['']]);
  });

  it.each<[string, string, string | undefined]>([
    ['a/b', 'c.json', 'a/b/c.json'],
    ['', 'c.json', 'c.json'],
    ['a/b', '../c.json', 'a/c.json'],
    ['a/b', '..\\..\\c.json', 'c.json'],
    ['a', '../../c.json', undefined],
    ['', '..', undefined],
    ['a', './/c.json', 'a/c.json'],
    ['a', '..', ''],
    ['a', '/c.json', undefined],
    ['a', '\\c.json', undefined],
    ['a', '//host/c.json', undefined],
    ['a', 'https://host/c.json', undefined],
    ['a', 'ts:x', undefined],
    ['a', 'C:x', undefined],
    ['a', '../C:x', undefined],
    ['a', '1:x', 'a/1:x'],
    ['a', 'b/c:d', 'a/b/c:d'],
  ])('in %j, %j is %j', (folder, relative, expected) => {
    expect(resolvePath(folder, relative)).toBe(expected);
  });

  it('belongs to a group', () => {
    expect([...groupBy(['a/x', 'b/y', 'a/z'], folderOf)]).toEqual([
      ['a', ['a/x', 'a/z']],
      ['b', ['b/y']],
    ]);
  });
});
